"""How the body moves: joints, poses, where bones and muscles go, and what muscles do there."""
