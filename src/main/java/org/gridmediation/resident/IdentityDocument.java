package org.gridmediation.resident;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.BirthDate;
import org.gridmediation.access.Sex;
import org.gridmediation.privacy.HalfWidth;
import org.gridmediation.privacy.MaskedNumber;
import org.gridmediation.privacy.Visible;

/**
 * An identity document: the resident ID and the residence permit are checked by GB 11643-1999 (ISO 7064 MOD 11-2), the
 * others by their form.
 */
@ValidIdentityDocument
public record IdentityDocument(
        @NotNull DocumentType type,

        @Visible @NotNull @Size(min = 1, max = 40) @Schema(examples = "440103199003070010")
        String number) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern SEVENTEEN = Pattern.compile("\\d{17}");
    private static final Pattern EIGHTEEN = Pattern.compile("\\d{17}[\\dX]");
    private static final Pattern FIFTEEN = Pattern.compile("\\d{15}");

    public IdentityDocument {
        if (number != null) number = HalfWidth.of(number).strip().toUpperCase(Locale.ROOT);
    }

    /** @param seventeen digits; not quoted when they are none, as they would be somebody's */
    public static char checkDigit(String seventeen) {
        if (!SEVENTEEN.matcher(seventeen).matches())
            throw new IllegalArgumentException("a check digit is computed of 17 digits");
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        return "10X98765432".charAt(sum % 11);
    }

    /**
     * What is wrong with it, as a code; empty when nothing is. An unknown area is no fault: old cards keep abolished
     * codes.
     */
    public Optional<String> fault(LocalDate today) {
        if (type == null || number == null) return Optional.of("NOT_NULL");
        return switch (type) {
            case RESIDENT_ID ->
                FIFTEEN.matcher(number).matches()
                        ? Optional.of("ID_NUMBER_15_DIGITS_OBSOLETE")
                        : eighteenDigits("", today);
            case HK_MACAO_TAIWAN_RESIDENCE_PERMIT -> eighteenDigits("8[123]0000", today);
            case HK_MACAO_TRAVEL_PERMIT -> form("[HM]\\d{8}");
            case TAIWAN_TRAVEL_PERMIT -> form("\\d{8}");
            case FOREIGNER_PERMANENT_RESIDENCE -> form("9\\d{16}[\\dX]|[A-Z]{3}\\d{12}");
            case PASSPORT -> form("[A-Z0-9]{5,17}");
            case OTHER -> form("[\\p{L}\\p{N}()/-]{2,40}");
        };
    }

    private Optional<String> form(String pattern) {
        return number.matches(pattern) ? Optional.empty() : Optional.of("DOCUMENT_NUMBER_FORMAT");
    }

    private Optional<String> eighteenDigits(String prefix, LocalDate today) {
        if (number.length() != 18) return Optional.of("ID_NUMBER_LENGTH");
        if (!EIGHTEEN.matcher(number).matches()) return Optional.of("DOCUMENT_NUMBER_FORMAT");
        if (!prefix.isEmpty() && !number.matches(prefix + ".*")) return Optional.of("ID_NUMBER_PREFIX");
        var possible =
                birthDate().filter(born -> BirthDate.Check.fault(born, today).isEmpty());
        if (possible.isEmpty()) return Optional.of("ID_NUMBER_DATE");
        return checkDigit(number.substring(0, 17)) == number.charAt(17)
                ? Optional.empty()
                : Optional.of("ID_NUMBER_CHECK_DIGIT");
    }

    private boolean tells() {
        return (type == DocumentType.RESIDENT_ID || type == DocumentType.HK_MACAO_TAIWAN_RESIDENCE_PERMIT)
                && number != null
                && EIGHTEEN.matcher(number).matches();
    }

    /** As the number has it; whether it can be true is for {@link #fault} to say. */
    public Optional<LocalDate> birthDate() {
        if (!tells()) return Optional.empty();
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The sequence number is odd for men. */
    public Optional<Sex> sex() {
        return tells() ? Optional.of((number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE) : Optional.empty();
    }

    /** What the fingerprint is taken of: one number may be on documents of two kinds. */
    public String normalized() {
        return type + ":" + number;
    }

    @Override
    public String toString() {
        return type + " " + (number == null ? "" : MaskedNumber.of(number).value());
    }
}
