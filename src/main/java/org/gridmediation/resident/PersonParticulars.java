package org.gridmediation.resident;

import java.time.LocalDate;
import org.gridmediation.access.Sex;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Faults;

/** What a form and a document say of a person together; and what they must keep to, wherever the form comes from. */
public record PersonParticulars(Sex sex, LocalDate birthDate) {
    /** @param document the form's, or the one that is known already; null when there is none */
    public static PersonParticulars of(NewResident form, IdentityDocument document, Faults faults) {
        faults.addIf(form.area().tier() != Tier.GRID, "/area", "AREA_NOT_A_GRID");
        var sex = agreeing(
                faults, form.sex(), document == null ? null : document.sex().orElse(null), "/sex", "SEX_DIFFERS");
        var birthDate = agreeing(
                faults,
                form.birthDate(),
                document == null ? null : document.birthDate().orElse(null),
                "/birthDate",
                "BIRTH_DATE_DIFFERS");
        return new PersonParticulars(sex, birthDate);
    }

    private static <T> T agreeing(Faults faults, T given, T told, String pointer, String code) {
        faults.addIf(given == null && told == null, pointer, "NOT_NULL");
        faults.addIf(given != null && told != null && !given.equals(told), pointer, code);
        return given == null ? told : given;
    }
}
