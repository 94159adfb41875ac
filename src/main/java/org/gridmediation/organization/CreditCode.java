package org.gridmediation.organization;

import java.util.Optional;
import java.util.regex.Pattern;

/** A unified social credit code (GB 32100-2015). Taken as it stands: what is checked is what is stored. */
record CreditCode(String value) {
    /** Without I, O, S, V and Z, which are taken for digits and each other. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final String LETTER = "[0-9A-HJ-NPQRTUWXY]";
    /** Registrar, class, area (GB/T 2260: digits), organization code (GB 11714); then the check character. */
    private static final Pattern FORM = Pattern.compile(LETTER + "{2}\\d{6}" + LETTER + "{9}");

    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    static char checkDigit(String seventeen) {
        int sum = 0;
        if (seventeen.length() != WEIGHTS.length) throw new IllegalArgumentException("CREDIT_CODE_LENGTH");
        for (int i = 0; i < WEIGHTS.length; i++) {
            int digit = ALPHABET.indexOf(seventeen.charAt(i));
            if (digit < 0) throw new IllegalArgumentException("CREDIT_CODE_CHARACTERS");
            sum += digit * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** What is wrong with it, as a code; empty when nothing is. */
    Optional<String> fault() {
        if (value.length() != 18) return Optional.of("CREDIT_CODE_LENGTH");
        var seventeen = value.substring(0, 17);
        if (!FORM.matcher(seventeen).matches() || ALPHABET.indexOf(value.charAt(17)) < 0)
            return Optional.of("CREDIT_CODE_CHARACTERS");
        return checkDigit(seventeen) == value.charAt(17) ? Optional.empty() : Optional.of("CREDIT_CODE_CHECK");
    }
}
