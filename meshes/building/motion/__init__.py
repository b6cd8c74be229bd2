"""Works out the shapes that hip flexion gives to muscles."""
