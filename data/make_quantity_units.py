#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Makes data/cldr_units.tsv and data/cldr_currencies.tsv from the CLDR files of Debian's unicode-cldr-core.
#
#   data/make_quantity_units.py /usr/share/unicode/cldr data
"""Extracts the names of units and currencies in English and Arabic."""
import re
import sys
import xml.etree.ElementTree as ET
from collections import OrderedDict

HEADER = """# SPDX-License-Identifier: Unicode-DFS-2016
# {what}
#
# Source: CLDR 41 (Debian package unicode-cldr-core), common/main/en.xml and ar.xml; copyright Unicode, Inc., Unicode
# licence. Made by data/make_quantity_units.py /usr/share/unicode/cldr data. Read by src/tables/pack_quantity.cpp.
"""

UNITS = """length-kilometer length-meter length-decimeter length-centimeter length-millimeter length-micrometer
length-nanometer length-mile length-yard length-foot length-inch length-nautical-mile length-light-year
area-square-kilometer area-hectare area-square-meter area-square-centimeter area-square-mile area-acre
area-square-yard area-square-foot area-square-inch area-dunam
volume-cubic-kilometer volume-cubic-meter volume-cubic-centimeter volume-cubic-mile volume-cubic-foot volume-liter
volume-milliliter volume-centiliter volume-deciliter volume-gallon volume-pint volume-barrel volume-teaspoon
volume-tablespoon volume-cup
mass-tonne mass-metric-ton mass-kilogram mass-gram mass-milligram mass-microgram mass-ton mass-pound mass-ounce
mass-stone mass-carat
temperature-celsius temperature-fahrenheit temperature-kelvin
speed-kilometer-per-hour speed-meter-per-second speed-mile-per-hour speed-knot
duration-century duration-decade duration-year duration-month duration-week duration-day duration-hour
duration-minute duration-second duration-millisecond duration-microsecond duration-nanosecond
digital-petabyte digital-terabyte digital-gigabyte digital-megabyte digital-kilobyte digital-byte digital-bit
digital-gigabit digital-megabit digital-kilobit digital-terabit
energy-kilocalorie energy-calorie energy-kilojoule energy-joule energy-kilowatt-hour energy-electronvolt
power-gigawatt power-megawatt power-kilowatt power-watt power-milliwatt power-horsepower
electric-ampere electric-milliampere electric-ohm electric-volt
frequency-gigahertz frequency-megahertz frequency-kilohertz frequency-hertz
pressure-hectopascal pressure-pascal pressure-bar pressure-atmosphere pressure-millibar
force-newton graphics-megapixel graphics-pixel""".split()


def clean(text):
    text = re.sub(r"[\u200e\u200f\u061c\u00a0\u202f]", " ", text.replace("{0}", " "))
    return re.sub(r"\s+", " ", text).strip(" .").lower()


def main(cldr, out):
    rows = set()
    currencies = set()
    for lang in ("en", "ar"):
        root = ET.parse(f"{cldr}/common/main/{lang}.xml").getroot()
        for length in root.find("units").findall("unitLength"):
            if length.get("type") == "narrow":
                continue
            for unit in length.findall("unit"):
                if unit.get("type") not in UNITS:
                    continue
                dimension, name = unit.get("type").split("-", 1)
                for pattern in unit.findall("unitPattern"):
                    count = pattern.get("count")
                    form = clean(pattern.text)
                    number = "2" if lang == "ar" and count == "two" and "{0}" not in pattern.text else "1"
                    if form and not re.search(r"[/\u2044⋅]", form):
                        rows.add((lang, name, number, form))
                for pattern in unit.findall("displayName"):
                    form = clean(pattern.text)
                    if form and length.get("type") == "long" and not re.search(r"[/\u2044⋅]", form):
                        rows.add((lang, name, "1", form))
        for currency in root.find("numbers").find("currencies").findall("currency"):
            code = currency.get("type")
            for name in currency.findall("displayName"):
                form = clean(name.text)
                if re.search(r"[()\d–\u2019]", form) or code.startswith("X"):
                    continue
                currencies.add((lang, code, form))
    with open(f"{out}/cldr_units.tsv", "w", encoding="utf-8") as f:
        f.write(HEADER.format(what="Names of units: language, CLDR unit id, how many the form says by itself (2 for an Arabic dual), form."))
        # A dual that is spelled like the singular says nothing.
        ones = {(l, u, w) for l, u, n, w in rows if n == "1"}
        for l, u, n, w in sorted(rows):
            if n == "2" and (l, u, w) in ones:
                continue
            f.write(f"{l}\t{u}\t{n}\t{w}\n")
    with open(f"{out}/cldr_currencies.tsv", "w", encoding="utf-8") as f:
        f.write(HEADER.format(what="Names of currencies: language, ISO 4217 code, form."))
        for row in sorted(currencies):
            f.write("\t".join(row) + "\n")


main(*sys.argv[1:])
