package org.gridmediation.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.gridmediation.http.Problem.Fault;

/** Collects the broken rules of a body whose form is right, so that a client learns of all of them at once. */
public final class Faults {
    /** Nobody reads more at once, and an answer shall not be many times its request. */
    static final int MOST = 100;

    private final List<Fault> found = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private int more;

    public void addIf(boolean broken, String pointer, String code) {
        if (broken) add(new Fault(pointer, null, code));
    }

    void add(Fault fault) {
        if (found.size() == MOST) {
            more++;
            return;
        }
        found.add(fault);
        if (fault.pointer() != null) places.add(fault.pointer());
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size() + more;
    }

    /** Forgets what was found since there were so many. */
    void backTo(int count) {
        while (found.size() > count)
            places.remove(found.remove(found.size() - 1).pointer());
        more = Math.max(0, count - found.size());
    }

    /** Where something is wrong in the body. */
    Set<String> places() {
        return places;
    }

    void sort() {
        found.sort(Comparator.<Fault, String>comparing(
                        fault -> String.valueOf(fault.pointer() == null ? fault.parameter() : fault.pointer()))
                .thenComparing(Fault::code));
    }

    /** Collects what a check that ends with its first problem says. */
    public void of(Runnable check) {
        try {
            check.run();
        } catch (Problem.Refusal raised) {
            if (raised.faults.isEmpty()) throw raised;
            raised.faults.forEach(this::add);
        } catch (FaultyRequest several) {
            several.faults.forEach(this::add);
            more += several.more;
        }
    }

    /** For work that goes on with what is left: each place and what is wrong there. */
    public void forEach(BiConsumer<String, String> placeAndCode) {
        found.forEach(fault -> placeAndCode.accept(fault.pointer(), fault.code()));
    }

    public void raise() {
        raise(Problem.RULE_BROKEN);
    }

    public void raise(Problem problem) {
        if (!found.isEmpty()) throw of(problem);
    }

    FaultyRequest of(Problem problem) {
        return new FaultyRequest(problem, found, more);
    }
}
