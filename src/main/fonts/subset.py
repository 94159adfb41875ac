"""Makes the two fonts of the printed forms from Noto Serif CJK SC; CONTRIBUTING.md says how to run it.

The outlines become TrueType, so that a PDF can embed a subset; a character has a glyph of its own, so that the text
of a PDF is found again as it was written.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection

FAMILY = "Grid Mediation Serif"
LICENCE = (
    "Derived from Noto Serif CJK SC. This Font Software is licensed under the SIL Open Font License, Version 1.1."
    " https://openfontlicense.org"
)


def gb2312():
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes([row, cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def span(first, last):
    return range(first, last + 1)


# Everyday text: GB 2312, Latin, punctuation, circled numbers, the boxes that forms tick.
EVERYDAY = {*gb2312(), *span(0x20, 0x7E), *span(0xA0, 0xFF), *span(0x2010, 0x2027), *span(0x2030, 0x203B)}
EVERYDAY |= {*span(0x2160, 0x216B), *span(0x2460, 0x249B), *span(0x3000, 0x301C), *span(0xFF01, 0xFF5E)}
EVERYDAY |= {0x2103, 0x2109, 0x2116, 0x25A1, 0x2610, 0x2611, 0x2612, 0x2713, 0x33A1, 0xFFE5, 0x3007, 0x4DAE}
# Names: every other ideograph of the Basic Multilingual Plane, and what the font has of the planes above.
RARE = {*span(0x3400, 0x9FFF), *span(0xFA0E, 0xFA29), *span(0x20000, 0x323AF)} - EVERYDAY


def font_of(source, wanted, style):
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False, desubroutinize=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(source)
    units = source["head"].unitsPerEm
    glyphs, advances = source.getGlyphSet(), source["hmtx"].metrics
    names, outlines, metrics, characters = [".notdef"], {}, {}, {}

    def add(name, of):
        pen = TTGlyphPen(None)
        glyphs[of].draw(Cu2QuPen(pen, max_err=units / 2000, reverse_direction=True))
        outlines[name] = pen.glyph()
        metrics[name] = (advances[of][0], getattr(outlines[name], "xMin", 0))

    add(".notdef", ".notdef")
    for character, of in sorted(source.getBestCmap().items()):
        name = f"u{character:04X}"
        names.append(name)
        characters[character] = name
        add(name, of)
    built = FontBuilder(units, isTTF=True)
    built.setupGlyphOrder(names)
    built.setupCharacterMap(characters)
    built.setupGlyf(outlines)
    built.setupHorizontalMetrics(
        {name: (advance, getattr(outlines[name], "xMin", 0)) for name, (advance, _) in metrics.items()}
    )
    ascent, descent = source["hhea"].ascent, source["hhea"].descent
    built.setupHorizontalHeader(ascent=ascent, descent=descent)
    built.setupNameTable(
        {
            "copyright": source["name"].getDebugName(0),
            "familyName": f"{FAMILY} {style}".strip(),
            "styleName": "Regular",
            "uniqueFontIdentifier": f"{FAMILY} {style} 1",
            "fullName": f"{FAMILY} {style}".strip(),
            "psName": f"{FAMILY}{style}".replace(" ", ""),
            "version": "Version 1.0",
            "licenseDescription": LICENCE,
            "licenseInfoURL": "https://openfontlicense.org",
        }
    )
    built.setupOS2(
        sTypoAscender=880, sTypoDescender=-120, usWinAscent=ascent, usWinDescent=-descent, fsType=0, sCapHeight=733
    )
    built.setupPost(keepGlyphNames=False)
    built.font["head"].created = built.font["head"].modified = 3_850_000_000
    built.font.recalcTimestamp = False
    return built.font


def main(collection, target):
    for wanted, style in ((EVERYDAY, ""), (RARE, "Rare")):
        face = next(
            f for f in TTCollection(collection, lazy=True).fonts if f["name"].getDebugName(1) == "Noto Serif CJK SC"
        )
        font = font_of(face, wanted, style)
        file = Path(target) / f"{FAMILY}{style}.ttf".replace(" ", "")
        font.save(file)
        print(file.name, len(font.getGlyphOrder()), "glyphs", file.stat().st_size, "bytes")


main(*sys.argv[1:])
