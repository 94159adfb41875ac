package org.gridmediation.privacy;

import java.util.regex.Pattern;

/** A phone number in E.164; local forms of the mainland, Hong Kong and Macao are read. */
public record Phone(String value) {
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86)?(1[3-9]\\d{9})");
    private static final Pattern LANDLINE = Pattern.compile("(?:\\+86)?0?((?:10|2\\d)\\d{8}|[3-9]\\d{2}\\d{7,8})");
    private static final Pattern HONG_KONG_MACAO = Pattern.compile("\\+(85[23]\\d{8})");

    public static Phone parse(String text) {
        var digits = text.strip().replaceAll("[\\s()-]", "");
        var mobile = MOBILE.matcher(digits);
        if (mobile.matches()) return new Phone("+86" + mobile.group(1));
        var abroad = HONG_KONG_MACAO.matcher(digits);
        if (abroad.matches()) return new Phone("+" + abroad.group(1));
        var landline = LANDLINE.matcher(digits);
        if (landline.matches() && (digits.startsWith("0") || digits.startsWith("+86"))) return new Phone("+86" + landline.group(1));
        throw new IllegalArgumentException("PHONE_INVALID");
    }

    @Override
    public String toString() {
        return MaskedPhone.of(value).value();
    }
}
