package org.gridmediation.privacy;

import java.util.regex.Pattern;

/** A phone number in E.164; local forms of the mainland, and those of Hong Kong and Macao with their code, are read. */
public record Phone(String value) {
    private static final int LONGEST = 40;
    private static final Pattern SEPARATORS = Pattern.compile("[ \\u00a0()\\u2010-\\u2015-]");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern MOBILE = Pattern.compile("(?:(?:\\+|00)?86)?(1[3-9]\\d{9})");
    /** Only with the 0 or the country code: without either, a landline looks like a number of another city. */
    private static final Pattern LANDLINE =
            Pattern.compile("(?:(?:\\+|00)860?|0)((?:10|2\\d)[2-9]\\d{7}|[3-9]\\d{2}[2-9]\\d{6,7})");

    private static final Pattern HONG_KONG_MACAO = Pattern.compile("(?:\\+|00)(85[23]\\d{8})");

    public Phone {
        if (value == null || !E164.matcher(value).matches()) throw invalid();
    }

    /** @throws IllegalArgumentException with the code PHONE_INVALID as its message */
    public static Phone parse(String text) {
        if (text == null || text.length() > LONGEST) throw invalid();
        var digits = SEPARATORS.matcher(HalfWidth.of(text).strip()).replaceAll("");
        var mobile = MOBILE.matcher(digits);
        if (mobile.matches()) return new Phone("+86" + mobile.group(1));
        var landline = LANDLINE.matcher(digits);
        if (landline.matches()) return new Phone("+86" + landline.group(1));
        var hongKongMacao = HONG_KONG_MACAO.matcher(digits);
        if (hongKongMacao.matches()) return new Phone("+" + hongKongMacao.group(1));
        throw invalid();
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException("PHONE_INVALID");
    }

    @Override
    public String toString() {
        return MaskedPhone.of(value).value();
    }
}
