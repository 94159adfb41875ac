"""Makes the fonts of the printed forms from Noto and Hanazono; CONTRIBUTING.md says how to run it.

The outlines become TrueType, so that a PDF can embed a subset; a character has a glyph of its own, so that the text
of a PDF is found again as it was written.
"""

import sys
from pathlib import Path
from shutil import copyfile

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import BasePen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

FINE, COARSE = 1000, 128
FAMILY = "Grid Mediation Serif"
LICENCE = (
    "Derived from Noto and Hanazono fonts. This Font Software is licensed under the SIL Open Font License, Version 1.1."
    " https://openfontlicense.org"
)


def double_bytes(encoding):
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes([row, cell]).decode(encoding))
            except UnicodeDecodeError:
                pass


def span(first, last):
    return range(first, last + 1)


# Everyday text: GB 2312, Latin, punctuation, circled numbers, the boxes that forms tick.
EVERYDAY = {*double_bytes("gb2312"), *span(0x20, 0x7E), *span(0xA0, 0xFF), *span(0x2010, 0x2027), *span(0x2030, 0x203B)}
EVERYDAY |= {*span(0x2160, 0x216B), *span(0x2460, 0x249B), *span(0x3000, 0x301C), *span(0xFF01, 0xFF5E)}
EVERYDAY |= {0x2103, 0x2109, 0x2116, 0x25A1, 0x2610, 0x2611, 0x2612, 0x2713, 0x33A1, 0xFFE5, 0x3007, 0x4DAE}
# Names: every other ideograph of the Basic Multilingual Plane, and what the font has of the planes above.
RARE = {*span(0x3400, 0x9FFF), *span(0xFA0E, 0xFA29), *span(0x20000, 0x323AF)} - EVERYDAY
# Names in other scripts whose letters stand side by side: Latin, Greek, Cyrillic, Yi, Lisu, Tai Le, New Tai Lue; and currencies.
SCRIPTS = {
    "noto/NotoSerif-Regular.ttf": {*span(0x100, 0x52F), *span(0x1E00, 0x1FFF), *span(0x2070, 0x20BF), *span(0x2C60, 0x2C7F), *span(0xA720, 0xA7FF)},
    "noto/NotoSansYi-Regular.ttf": {*span(0xA000, 0xA4CF)},
    "noto/NotoSansLisu-Regular.ttf": {*span(0xA4D0, 0xA4FF)},
    "noto/NotoSansTaiLe-Regular.ttf": {*span(0x1950, 0x197F)},
    "noto/NotoSansNewTaiLue-Regular.ttf": {*span(0x1980, 0x19DF)},
}
# The many that are met in names only: Hangul, and the ideographs above the Basic Multilingual Plane that Noto does not have.
NAMES = {
    "../opentype/noto/NotoSerifCJK-Regular.ttc": {c for c in double_bytes("euc_kr") if 0x3131 <= c <= 0xD7A3 and not 0x318F <= c < 0xAC00},
    "hanazono/HanaMinB.ttf": {*span(0x20000, 0x2EBEF)},
}
# Their letters change with their neighbours, so they are shaped from the whole font, which is copied as it is.
SHAPED = ("noto/NotoSerifTibetan-Regular.ttf", "noto/NotoNaskhArabic-Regular.ttf", "noto/NotoSansMongolian-Regular.ttf")


def open_font(file):
    if file.suffix != ".ttc":
        return TTFont(file, lazy=True)
    return next(f for f in TTCollection(file, lazy=True).fonts if f["name"].getDebugName(1) == "Noto Serif CJK SC")


def outline(glyphs, name, scale, error):
    recorded = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recorded)
    pen = TTGlyphPen(None)
    curves = any(op == "curveTo" for op, _ in recorded.value)
    target = Cu2QuPen(pen, max_err=error, reverse_direction=True) if curves else pen
    recorded.replay(TransformPen(target, (scale, 0, 0, scale, 0, 0)))
    return pen.glyph(dropImpliedOnCurves=True)


class Flat(BasePen):
    """The contours as polygons: each curve is a few straight lines."""

    def __init__(self):
        super().__init__(None)
        self.contours = []

    def _moveTo(self, point):
        self.contours.append([point])

    def _lineTo(self, point):
        self.contours[-1].append(point)

    def _curveToOne(self, a, b, c):
        x = self.contours[-1][-1]
        for t in (0.25, 0.5, 0.75, 1):
            u = 1 - t
            f, g, h, i = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            self.contours[-1].append(
                (f * x[0] + g * a[0] + h * b[0] + i * c[0], f * x[1] + g * a[1] + h * b[1] + i * c[1])
            )


def fewer(points, error):
    """Ramer, Douglas and Peucker: without the points that lie within the error of the line between others."""
    if len(points) < 3:
        return points
    (x, y), (v, w) = points[0], points[-1]
    length = ((v - x) ** 2 + (w - y) ** 2) ** 0.5
    far, at = -1, 0
    for i in range(1, len(points) - 1):
        p, q = points[i]
        if length:
            d = abs((v - x) * (y - q) - (x - p) * (w - y)) / length
        else:
            d = ((p - x) ** 2 + (q - y) ** 2) ** 0.5
        if d > far:
            far, at = d, i
    if far <= error:
        return [points[0], points[-1]]
    return fewer(points[: at + 1], error)[:-1] + fewer(points[at:], error)


def polygons(glyphs, name, scale, error):
    flat = Flat()
    glyphs[name].draw(TransformPen(flat, (scale, 0, 0, scale, 0, 0)))
    pen = TTGlyphPen(None)
    for contour in flat.contours:
        if contour[0] != contour[-1]:
            contour.append(contour[0])
        kept = [(round(x), round(y)) for x, y in fewer(contour, error)][:-1]
        kept = [p for i, p in enumerate(kept) if p != kept[i - 1]]
        if len(kept) < 3:
            continue
        pen.moveTo(kept[0])
        for point in kept[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def font_of(sources, taken, units, style):
    """A font of all wanted characters of the sources, without those that another has already."""
    names, outlines, metrics, characters = [".notdef"], {}, {}, {}
    copyrights = []
    for file, wanted in sources.items():
        source = open_font(file)
        scale = units / source["head"].unitsPerEm
        glyphs, advances, cmap = source.getGlyphSet(), source["hmtx"].metrics, source.getBestCmap()
        copyrights.append(source["name"].getDebugName(0) or "Copyright 2008-2017 GlyphWiki Project")

        def add(name, of):
            draw = outline if units == FINE else polygons
            outlines[name] = draw(glyphs, of, scale, 0.6 if units == COARSE else 0.5)
            metrics[name] = round(advances[of][0] * scale)

        if not characters:
            add(".notdef", ".notdef")
        for character in sorted(wanted & cmap.keys() - taken - characters.keys()):
            name = f"u{character:04X}"
            names.append(name)
            characters[character] = name
            add(name, cmap[character])
    built = FontBuilder(units, isTTF=True)
    built.setupGlyphOrder(names)
    built.setupCharacterMap(characters)
    built.setupGlyf(outlines)
    built.setupHorizontalMetrics({name: (advance, getattr(outlines[name], "xMin", 0)) for name, advance in metrics.items()})
    ascent, descent = round(1.151 * units), -round(0.286 * units)
    built.setupHorizontalHeader(ascent=ascent, descent=descent)
    built.setupNameTable(
        {
            "copyright": "; ".join(dict.fromkeys(copyrights)),
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
        sTypoAscender=round(0.88 * units),
        sTypoDescender=-round(0.12 * units),
        usWinAscent=ascent,
        usWinDescent=-descent,
        fsType=0,
        sCapHeight=round(0.733 * units),
    )
    built.setupPost(keepGlyphNames=False)
    built.font["head"].created = built.font["head"].modified = 3_850_000_000
    built.font.recalcTimestamp = False
    return built.font


def main(fonts, target, *styles):
    fonts, target = Path(fonts), Path(target)
    han = "../opentype/noto/NotoSerifCJK-Regular.ttc"
    # What is met in names only is looked at in the size of a text: a coarse grid is enough.
    plan = {"": ({han: EVERYDAY}, FINE), "Rare": ({han: RARE}, FINE), "Scripts": (SCRIPTS, FINE), "Names": (NAMES, COARSE)}
    taken = set()
    for style, (sources, units) in plan.items():
        file = target / f"{FAMILY}{style}.ttf".replace(" ", "")
        if not styles or (style or "Everyday") in styles:
            font = font_of({fonts / name: wanted for name, wanted in sources.items()}, taken, units, style)
            font.save(file)
            print(file.name, len(font.getGlyphOrder()), "glyphs", file.stat().st_size, "bytes")
        taken |= TTFont(file, lazy=True).getBestCmap().keys()
    for name in SHAPED:
        copyfile(fonts / name, target / Path(name).name)


main(*sys.argv[1:])
