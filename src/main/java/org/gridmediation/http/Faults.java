package org.gridmediation.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.gridmediation.http.Problem.Fault;

/** Collects the broken rules of a body whose form is right, so that a client learns of all of them at once. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void addIf(boolean broken, String pointer, String code) {
        if (broken) found.add(new Fault(pointer, null, code));
    }

    /** Collects what a check that ends with its first problem says. */
    public void of(Runnable check) {
        try {
            check.run();
        } catch (Problem.Raised raised) {
            if (raised.faults.isEmpty()) throw raised;
            found.addAll(raised.faults);
        } catch (FaultyRequest several) {
            found.addAll(several.faults);
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
        if (!found.isEmpty()) throw new FaultyRequest(problem, found);
    }
}
