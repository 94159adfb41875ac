package org.gridmediation.http;

import java.util.List;
import org.gridmediation.http.Problem.Fault;

/** All that is wrong with one request, at once. */
class FaultyRequest extends RuntimeException {
    final Problem problem;
    final transient List<Fault> faults;
    /** How many more there are than are listed. */
    final int more;

    FaultyRequest(Problem problem, List<Fault> faults, int more) {
        super(problem.slug());
        this.problem = problem;
        this.faults = List.copyOf(faults);
        this.more = more;
    }

    static FaultyRequest in(String parameter, String code) {
        return new FaultyRequest(Problem.INVALID_PARAMETER, List.of(new Fault(null, parameter, code)), 0);
    }
}
