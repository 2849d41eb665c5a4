#!/usr/bin/env python3
"""Make the two fonts of rare characters in this folder.

Needs Debian's fonts-hanazono, fonts-babelstone-han, unicode-data and python3-fonttools, and the Noto Serif SC that npm
installs. Takes the characters beyond Noto Serif SC that people and places are called by: the ministry of public
security's and other personal and place name sources of the Unihan database, its core set, and the characters that
Hong Kong, Macao and Japan use every day. Run it from the root of the clone: python3 data/fonts/make.py
"""

import bz2
import re
from fontTools import subset
from fontTools.ttLib import TTFont

NOTO = 'node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'
HANAZONO = '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf'
BABELSTONE = '/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf'
NAMES = 'GIDC GXM GDM GKJ GRM GOCD GFC GPGLG GXHZ GLGYJ GCYY GGFZ GFZ GCH G7 G3 GZYS GXH GDZ GHZR'.split()
KNOWN = '𠮷𪚥𪓑𰻝𰻞𱁬𠔻𠈓𤭢𡃁𠝹𠱸𠱷𥄫'


def unihan(name):
    """Every (character, field, value) of one file of the Unihan database."""
    for line in bz2.open(f'/usr/share/unicode/Unihan_{name}.txt.bz2', 'rt', encoding='utf8'):
        if line.startswith('U+'):
            code, field, value = line.rstrip('\n').split('\t')
            yield int(code[2:], 16), field, value


def wanted():
    for code, field, value in unihan('IRGSources'):
        if field == 'kIRG_GSource' and value.split('-')[0] in NAMES:
            yield code
        if field in ('kIRG_HSource', 'kIRG_MSource'):
            yield code
        if field == 'kIRG_JSource' and re.match('J(3A?|4|13|14)', value):
            yield code
    for code, field, _ in unihan('DictionaryLikeData'):
        if field == 'kUnihanCore2020':
            yield code
    yield from map(ord, KNOWN)


def covered(path):
    return set(TTFont(path).getBestCmap())


def make(source, codes, family, licence, target):
    options = subset.Options(hinting=False, layout_features=[], ignore_missing_unicodes=False)
    options.drop_tables += ['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx', 'VORG', 'FFTM', 'meta', 'DSIG']
    options.name_IDs = [0]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    postscript = family.replace(' ', '')
    change = f'Changed on 2026-11-23: a subset of {source.rsplit("/", 1)[1]}, without hints and layout tables, renamed.'
    names = {1: family, 2: 'Regular', 3: f'1.0;{postscript}', 4: family, 5: 'Version 1.0', 6: postscript}
    for number, text in {**names, 10: change, 13: licence}.items():
        font['name'].setName(text, number, 3, 1, 0x409)
    font['head'].created = font['head'].modified = 3_850_000_000  # the same bytes every time
    font.recalcTimestamp = False
    font.save(target)
    print(f'{target}: {len(codes)} characters')


han = {code for code in wanted() if 0x3400 <= code < 0x4DC0 or code >= 0x20000} - covered(NOTO)
first = han & covered(HANAZONO)
make(HANAZONO, first, 'OneWindow Rare Song', 'SIL Open Font License 1.1', 'data/fonts/rare-song.ttf')
make(
    BABELSTONE,
    (han - first) & covered(BABELSTONE),
    'OneWindow Rare Song Supplement',
    'Arphic Public License',
    'data/fonts/rare-song-supplement.ttf',
)
