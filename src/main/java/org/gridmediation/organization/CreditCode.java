package org.gridmediation.organization;

import java.util.Optional;

/** A unified social credit code (GB 32100-2015). */
record CreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    static char checkDigit(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += ALPHABET.indexOf(seventeen.charAt(i)) * WEIGHTS[i];
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    Optional<String> fault() {
        if (value.length() != 18) return Optional.of("CREDIT_CODE_LENGTH");
        if (value.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) return Optional.of("CREDIT_CODE_CHARACTERS");
        return checkDigit(value.substring(0, 17)) == value.charAt(17) ? Optional.empty() : Optional.of("CREDIT_CODE_CHECK");
    }
}
