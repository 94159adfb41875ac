package org.gridmediation.document;

import java.time.Instant;
import java.util.List;
import org.gridmediation.access.Sex;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.PartyRole;

/**
 * A party, as papers name it.
 *
 * @param number among the parties of its dispute
 * @param head of an organization: who represents it by law, and in which position
 * @param told each time that the party was told of its rights and duties
 * @param identified a copy of what proves its identity is attached
 */
public record Person(
        int number,
        PartyRole role,
        boolean organization,
        String name,
        Sex sex,
        String ethnicity,
        Integer age,
        String occupation,
        String phone,
        String address,
        String creditCode,
        String head,
        String guardian,
        List<RightsTold> told,
        boolean identified) {

    boolean isTold() {
        return !told.isEmpty();
    }

    boolean hasAcknowledged() {
        return told.stream().anyMatch(RightsTold::acknowledged);
    }

    Person with(String guardian, Integer age) {
        return new Person(
                number,
                role,
                organization,
                name,
                sex,
                ethnicity,
                age,
                occupation,
                phone,
                address,
                creditCode,
                head,
                guardian,
                told,
                identified);
    }

    Person withoutContact() {
        return new Person(
                number,
                role,
                organization,
                name,
                sex,
                ethnicity,
                age,
                occupation,
                null,
                null,
                creditCode,
                head,
                guardian,
                told,
                identified);
    }

    /** @param acknowledged the party said or signed that it understood */
    public record RightsTold(Instant at, Instant recordedAt, Channel method, boolean acknowledged, String whom) {}
}
