package org.gridmediation.resident;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Sex;
import org.gridmediation.privacy.MaskedNumber;

/** An identity document: the resident ID and the residence permit by GB 11643-1999 (ISO 7064 MOD 11-2), the others by their form. */
@ValidIdentityDocument
public record IdentityDocument(
        @NotNull DocumentType type,
        @NotNull @Size(min = 1, max = 40) @Schema(examples = "440103199003070010") String number) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    public IdentityDocument {
        if (number != null) number = Normalizer.normalize(number, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    /** @param seventeen digits */
    public static char checkDigit(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        return "10X98765432".charAt(sum % 11);
    }

    /** What is wrong with it, as a code; empty when nothing is. An unknown area prefix is no fault: old cards keep abolished codes. */
    public Optional<String> fault(LocalDate today) {
        return switch (type) {
            case RESIDENT_ID -> eighteenDigits(today);
            case HK_MACAO_TAIWAN_RESIDENCE_PERMIT ->
                number.matches("8[123]0000.*") ? eighteenDigits(today) : Optional.of("ID_NUMBER_PREFIX");
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

    private Optional<String> eighteenDigits(LocalDate today) {
        if (number.matches("\\d{15}")) return Optional.of("ID_NUMBER_15_DIGITS_OBSOLETE");
        if (number.length() != 18) return Optional.of("ID_NUMBER_LENGTH");
        if (!number.matches("[0-9]{17}[0-9X]")) return Optional.of("DOCUMENT_NUMBER_FORMAT");
        var born = birthDate();
        if (born.isEmpty() || born.get().isAfter(today) || born.get().getYear() < 1850) return Optional.of("ID_NUMBER_DATE");
        return checkDigit(number.substring(0, 17)) == number.charAt(17) ? Optional.empty() : Optional.of("ID_NUMBER_CHECK_DIGIT");
    }

    private boolean tells() {
        return (type == DocumentType.RESIDENT_ID || type == DocumentType.HK_MACAO_TAIWAN_RESIDENCE_PERMIT) && number.matches("[0-9]{17}[0-9X]");
    }

    public Optional<LocalDate> birthDate() {
        if (!tells()) return Optional.empty();
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)), Integer.parseInt(number.substring(10, 12)), Integer.parseInt(number.substring(12, 14))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    public Optional<Sex> sex() {
        return tells() ? Optional.of((number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE) : Optional.empty();
    }

    /** What the fingerprint is taken of. */
    public String normalized() {
        return type + ":" + number;
    }

    @Override
    public String toString() {
        return type + " " + MaskedNumber.of(number).value();
    }
}
