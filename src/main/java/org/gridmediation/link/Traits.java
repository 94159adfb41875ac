package org.gridmediation.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.privacy.HalfWidth;
import org.gridmediation.privacy.Vault;

/** Keyed hashes of who is in dispute and where. The district is part of each, so that hashes of two districts say nothing about one another. */
@ApplicationScoped
public class Traits {
    /** A dispute of a crowd has no pair; of each side only so many are paired with the other. */
    private static final int PAIRED = 5;

    @Inject
    Vault vault;

    /** A party as far as it tells who it is. */
    record Person(int number, PartyRole role, UUID residentId, boolean organization, String name, String phone) {}

    List<Trait> of(Dispute dispute, List<Party> parties) {
        // Of a name alone it tells only where it arose: a grid that is split makes no other people.
        return ofParties(dispute.recordedArea(), dispute.place, parties);
    }

    public List<Trait> ofParties(AreaCode area, String place, List<Party> parties) {
        return of(
                area,
                place,
                parties.stream()
                        .map(p -> new Person(
                                p.number,
                                p.role,
                                p.residentId,
                                p.kind == PartyKind.ORGANIZATION,
                                p.name,
                                p.phoneSealed == null ? null : vault.open(p.phoneSealed)))
                        .toList());
    }

    List<Trait> of(AreaCode area, String place, List<Person> people) {
        var traits = new ArrayList<Trait>();
        var district = area.district();
        for (var person : people) {
            traits.add(new Trait(Trait.Kind.PARTY, person.number, hash(district, "PARTY", identity(area, person))));
            if (person.name != null)
                traits.add(new Trait(Trait.Kind.NAME, person.number, hash(district, "PARTY", byName(area, person))));
        }
        for (var one : side(people, PartyRole.APPLICANT))
            for (var other : side(people, PartyRole.RESPONDENT))
                traits.add(new Trait(
                        Trait.Kind.PAIR,
                        null,
                        hash(
                                district,
                                "PAIR",
                                Stream.of(identity(area, one), identity(area, other))
                                        .sorted()
                                        .toArray(String[]::new))));
        var building = Building.of(place);
        if (building != null)
            traits.add(new Trait(
                    Trait.Kind.PLACE,
                    null,
                    hash(district, "PLACE", area.at(Tier.COMMUNITY).value(), building)));
        return once(traits);
    }

    private static List<Person> side(List<Person> people, PartyRole role) {
        return people.stream().filter(p -> p.role == role).limit(PAIRED).toList();
    }

    /** A registered resident, an organization by its name, else name and phone, else the name where the dispute arose. */
    private static String identity(AreaCode area, Person person) {
        if (person.residentId != null) return "resident " + person.residentId;
        if (person.organization) return "organization " + plain(person.name);
        if (person.phone != null) return "phone " + person.phone + " " + plain(person.name);
        return byName(area, person);
    }

    private static String byName(AreaCode area, Person person) {
        return "name " + area + " " + plain(person.name);
    }

    private static String plain(String name) {
        return HalfWidth.of(name).replaceAll("[\\s\\p{P}]", "").toLowerCase(Locale.ROOT);
    }

    private byte[] hash(String district, String what, String... parts) {
        return vault.fingerprint("dispute " + district + "\n" + what + "\n" + String.join("\n", parts));
    }

    /** The same person may be named twice, and a name may be all that is known of somebody. */
    private static List<Trait> once(List<Trait> traits) {
        var once = new LinkedHashMap<String, Trait>();
        traits.forEach(t -> once.putIfAbsent(HexFormat.of().formatHex(t.fingerprint()), t));
        return List.copyOf(once.values());
    }
}
