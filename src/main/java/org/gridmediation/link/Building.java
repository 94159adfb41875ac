package org.gridmediation.link;

import java.util.Locale;
import java.util.regex.Pattern;
import org.gridmediation.privacy.HalfWidth;

/** The building that a place names, however it is written: 彩虹街道中兴社区 示范楼２栋501房 and 示范楼2幢 are one. */
public final class Building {
    /** A quarter 小区 is part of the name; the areas above it are known anyway. */
    private static final Pattern AREAS = Pattern.compile("^\\p{IsHan}{2,30}(?:街道|社区)");

    private static final Pattern SIGNS = Pattern.compile("[\\s\\p{P}\\p{S}&&[^-]]");
    private static final Pattern BUILDING = Pattern.compile("^(.*?[0-9a-z-]+)(?:号楼|栋|幢|座)");
    private static final Pattern HOUSE_NUMBER = Pattern.compile("^(.*?[0-9-]+)号");
    private static final String NUMERALS = "〇一二三四五六七八九";
    private static final Pattern NUMERAL = Pattern.compile("[" + NUMERALS + "](?=号|栋|幢|座)");

    private Building() {}

    /** @return null when nothing of the place is left to compare */
    public static String of(String place) {
        if (place == null) return null;
        var text = SIGNS.matcher(HalfWidth.of(place).toLowerCase(Locale.ROOT)).replaceAll("");
        text = AREAS.matcher(text).replaceFirst("");
        text = NUMERAL.matcher(text).replaceAll(numeral -> String.valueOf(NUMERALS.indexOf(numeral.group())));
        var building = BUILDING.matcher(text);
        if (building.find()) return building.group(1);
        var house = HOUSE_NUMBER.matcher(text);
        if (house.find()) return house.group(1);
        return text.isEmpty() ? null : text;
    }
}
