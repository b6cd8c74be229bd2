"""Texts that do not say how they are encoded, in the encodings that are still met."""

from __future__ import annotations

import pytest

from annotations.errors import AnnotationError
from annotations.readers.encodings import decoded

TEXTS = {
    "German": (
        "Der große Lendenmuskel beugt die Hüfte täglich. Über den Oberschenkel läuft er "
        "zum kleinen Rollhügel."
    ),
    "French": (
        "Le psoas relie la colonne vertébrale à la jambe. Il aide à fléchir « bien sûr » "
        "l’épaule, œuf."
    ),
    "Spanish": (
        "El músculo psoas mayor está en la región lumbar. ¿Dónde está? El niño sentó mañana."
    ),
    "Portuguese": (
        "O músculo psoas está ligado à coluna lombar. A região é difícil de alcançar; não"
        " há função."
    ),
    "Italian": ("Il muscolo psoas è più lungo di così. Perché? La città però è lì."),
    "Swedish": ("Höftböjaren går från ländryggen till lårbenet. Det är på insidan av höften."),
    "Danish": ("Hoftebøjeren går fra lænden til lårbenet. Den ligger på indersiden."),
    "English": ("The psoas “hip flexor” lies deep — it’s easy to miss. The lumbar spine’s muscle…"),
    "Finnish": (
        "Lonkankoukistaja kulkee lannerangasta reisiluuhun. Se sijaitsee syvällä lähellä "
        "selkärankaa."
    ),
    "Polish": (
        "Mięsień lędźwiowy większy leży głęboko w jamie brzusznej. Zgina udo w stawie "
        "biodrowym i łączy kręgosłup z nogą. Ćwiczenia są ważne, żeby się nie skracał."
    ),
    "Czech": (
        "Velký bederní sval leží hluboko v břiše. Ohýbá stehno v kyčelním kloubu a "
        "spojuje páteř s dolní končetinou. Cvičení je důležité, aby se nezkracoval."
    ),
    "Hungarian": (
        "A nagy horpaszizom mélyen a hasüregben fekszik. A combot hajlítja a "
        "csípőízületben, és összeköti a gerincet a lábbal. A gyakorlatok fontosak, hogy "
        "ne rövidüljön meg. Őszintén szólva űrhajós."
    ),
    "Slovak": (
        "Veľký bedrový sval leží hlboko v bruchu. Ohýba stehno v bedrovom kĺbe a spája "
        "chrbticu s nohou. Cvičenie je dôležité, aby sa neskracoval."
    ),
    "Croatian": (
        "Veliki slabinski mišić leži duboko u trbuhu. Savija bedro u zglobu kuka i "
        "povezuje kralježnicu s nogom. Vježbe su važne da se ne skrati. Čašica."
    ),
    "Romanian": (
        "Muşchiul psoas mare se află adânc în abdomen. Îndoaie coapsa şi leagă coloana de"
        " picior. Exerciţiile sunt importante."
    ),
    "Russian": (
        "Большая поясничная мышца лежит глубоко в брюшной полости. Она сгибает бедро в "
        "тазобедренном суставе и соединяет позвоночник с ногой. Упражнения важны, чтобы "
        "она не укорачивалась."
    ),
    "Ukrainian": (
        "Великий поперековий м'яз лежить глибоко в черевній порожнині. Він згинає стегно "
        "в кульшовому суглобі та з'єднує хребет із ногою. Її вправи важливі, щоб він не "
        "вкорочувався."
    ),
    "Greek": (
        "Ο μείζων ψοΐτης μυς βρίσκεται βαθιά στην κοιλιά. Κάμπτει τον μηρό στην άρθρωση "
        "του ισχίου και συνδέει τη σπονδυλική στήλη με το πόδι."
    ),
    "Turkish": (
        "Büyük psoas kası karnın derininde yer alır. Uyluğu kalça ekleminde büker ve "
        "omurgayı bacağa bağlar. Egzersizler önemlidir, kısalmaması için. İğne."
    ),
    "Lithuanian": (
        "Didysis juosmens raumuo guli giliai pilve. Jis lenkia šlaunį per klubo sąnarį ir"
        " jungia stuburą su koja. Pratimai yra svarbūs, kad jis netrumpėtų. Žmogus ėjo."
    ),
    "Hebrew": (
        "שריר המותנייה הגדול נמצא עמוק בבטן. הוא מכופף את הירך במפרק הירך ומחבר את עמוד השדרה לרגל."
    ),
    "Arabic": (
        "تقع العضلة القطنية الكبيرة في عمق البطن. تثني الفخذ في مفصل الورك وتربط العمود "
        "الفقري بالساق."
    ),
    "Japanese": ("大腰筋は腹部の深いところにあります。股関節で大腿を曲げ、脊柱と脚をつなぎます。"),
    "Chinese": ("腰大肌位于腹部深处。它在髋关节处屈曲大腿，并将脊柱与腿相连。"),
    "Korean": (
        "큰허리근은 배의 깊은 곳에 있습니다. 고관절에서 넓적다리를 굽히고 척추와 다리를 연결합니다."
    ),
}
ENCODINGS = {
    "German": "cp1252 latin-1 utf-16-le mac_roman cp850 utf-16",
    "French": "cp1252 utf-16-le",
    "Spanish": "cp1252 latin-1 utf-16-le",
    "Portuguese": "cp1252 latin-1 utf-16-le",
    "Italian": "cp1252 latin-1 utf-16-le",
    "Swedish": "cp1252 latin-1 utf-16-le",
    "Danish": "cp1252 latin-1 utf-16-le",
    "English": "cp1252 utf-16-le mac_roman",
    "Finnish": "cp1252 latin-1 utf-16-le",
    "Polish": "cp1250 iso8859-2 utf-16-le",
    "Czech": "cp1250 iso8859-2 utf-16-le",
    "Hungarian": "cp1250 iso8859-2 utf-16-le",
    "Slovak": "cp1250 iso8859-2 utf-16-le",
    "Croatian": "cp1250 iso8859-2 utf-16-le",
    "Romanian": "cp1250 iso8859-2 utf-16-le",
    "Russian": "cp1251 koi8-r cp866 utf-16-be",
    "Ukrainian": "cp1251 utf-16-be",
    "Greek": "cp1253 iso8859-7 utf-16-le",
    "Turkish": "cp1254 utf-16-be",
    "Lithuanian": "cp1257",
    "Hebrew": "cp1255 utf-16-le",
    "Arabic": "cp1256",
    "Japanese": "shift_jis euc_jp utf-16-le",
    "Chinese": "gb18030 utf-16-be",
    "Korean": "cp949 utf-16-le",
}
CASES = [(name, encoding) for name, many in ENCODINGS.items() for encoding in many.split()]


@pytest.mark.parametrize(("name", "encoding"), CASES)
def test_a_text_is_told_by_its_own_letters(name: str, encoding: str) -> None:
    once = TEXTS[name] + "\n\n"
    for text in (once, once * 200):
        assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text",
    [
        "café",
        "A naïve view.",
        "It’s deep.",
        "5 µm",
        "ça va",
        "Bend by 90° ± 5°.",
        "The psoas — a hip flexor — is deep.",
        f"Ménière, Røntgen and Škoda are named. {'Nothing else here is foreign. ' * 20}",
    ],
)
def test_a_few_foreign_letters_in_english(text: str) -> None:
    assert decoded(text.encode("cp1252")) == text


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_zeros_alone_make_no_utf16(order: str) -> None:
    with pytest.raises(AnnotationError, match="binary file"):
        decoded("Text\0with\1holes ".encode(order))
