"""Makes the fonts of Porthole out of Inter: figures and their marks as wide as each other (OpenType `tnum`).

JavaFX cannot switch OpenType features on, so the switch is made in the font: the character map points to the tabular
glyphs. The SemiBold becomes the bold of the family, so that `-fx-font-weight: bold` finds it. A small cut of it with tighter spacing is for large numbers, for JavaFX
cannot space letters either.

    pip install fonttools && python3 tabular-figures.py FOLDER_WITH_INTER FOLDER_FOR_THE_RESULT
"""
import sys
from pathlib import Path
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

CUTS = {
    "Regular": ("Inter Tabular", "Regular", 400),
    "Medium": ("Inter Tabular Medium", "Regular", 500),
    "SemiBold": ("Inter Tabular", "Bold", 700),
    "Display": ("Inter Tabular Display", "Regular", 600),
}
TIGHTER = 0.02  # of an em, as large type wants

source, target = map(Path, sys.argv[1:3])
for cut, (family, style, weight) in CUTS.items():
    font = TTFont(source / f"Inter-{'SemiBold' if cut == 'Display' else cut}.otf")
    gsub = font["GSUB"].table
    swaps = {}
    for feature in gsub.FeatureList.FeatureRecord:
        if feature.FeatureTag == "tnum":
            for index in feature.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    swaps.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code, glyph in list(table.cmap.items()):
                table.cmap[code] = swaps.get(glyph, glyph)
    if cut == "Display":
        options = Options()
        options.name_IDs = ["*"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[*range(0x20, 0x7F), 0xA0, 0xB5, 0x202F, 0x2009, 0x2013, 0x2026, 0x2212])
        subsetter.subset(font)
        less = round(TIGHTER * font["head"].unitsPerEm)
        metrics = font["hmtx"].metrics
        for glyph, (advance, bearing) in metrics.items():
            metrics[glyph] = (max(0, advance - less), bearing)
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (16, 17, 21, 22, 25):
            names.removeNames(nameID=record.nameID)
    for record in names.names:
        text = {
            1: family,
            2: style,
            3: f"{family} {style} of {font['name'].getDebugName(5)}",
            4: f"{family} {style}".replace(" Regular", ""),
            6: f"{family} {style}".replace(" ", ""),
        }.get(record.nameID)
        if text:
            record.string = text
    bold = style == "Bold"
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0
    font["CFF "].cff.fontNames[0] = f"{family} {style}".replace(" ", "")
    top = font["CFF "].cff.topDictIndex[0]
    top.FamilyName, top.FullName = family, f"{family} {style}"
    font.save(target / f"InterTabular-{cut}.otf")
