"""Takes out of the font files what no page of ours draws: instructions for coarse screens, weights below 400 and above 800, fractions, other scripts. Every letter of
Latin-1 and of Vietnamese stays, with its marks.

Source Serif 4 bears a reserved name (OFL 1.1, condition 3): what is made of it is called Toa Soan Serif. Its copyright and licence go with it.
"""
import io
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "onum", "pnum", "tnum"]
NAME = "Toa Soan Serif"


def lighten(source, target, letters, renamed):
    font = TTFont(source, recalcTimestamp=False)
    letters = letters & set(font.getBestCmap())
    if "fvar" in font:
        narrow, file = instancer.instantiateVariableFont(font, {"wght": (400, 400, 800)}), io.BytesIO()
        narrow.flavor = None
        narrow.save(file)
        file.seek(0)
        font = TTFont(file, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    part = subset.Subsetter(options)
    part.populate(unicodes=letters)
    part.subset(font)
    if renamed:
        for record in font["name"].names:
            words = record.toUnicode()
            if record.nameID in (1, 3, 4, 6, 16, 25):
                record.string = words.replace("Source Serif 4", NAME).replace("SourceSerif4", NAME.replace(" ", ""))
        assert not any("Source" in record.toUnicode() for record in font["name"].names if record.nameID in (1, 3, 4, 6, 16, 25))
    assert set(font.getBestCmap()) == letters
    font.flavor = "woff2"
    font.save(target)
    print(f"{os.path.basename(target):40} {os.path.getsize(source):6} -> {os.path.getsize(target):6} bytes")


vietnam, serif, assets = sys.argv[1:]
needed = set()
for part in ("latin", "vietnamese"):
    for style, name in (("normal", ""), ("italic", "-italic")):
        source = f"{serif}/source-serif-4-{part}-wght-{style}.woff2"
        own = set(TTFont(source).getBestCmap())
        needed |= own
        lighten(source, f"{assets}/toa-soan-serif{name}-{part}.woff2", own, True)
for weight in (500, 700):
    lighten(f"{vietnam}/be-vietnam-pro-{weight}.ttf", f"{assets}/be-vietnam-pro-{weight}.woff2", needed, False)
