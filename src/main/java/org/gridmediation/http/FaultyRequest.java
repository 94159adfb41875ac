package org.gridmediation.http;

import java.util.List;
import org.gridmediation.http.Problem.Fault;

/** All that is wrong with one request, at once. */
class FaultyRequest extends RuntimeException {
    final Problem problem;
    final transient List<Fault> faults;

    FaultyRequest(Problem problem, List<Fault> faults) {
        super(problem.slug());
        this.problem = problem;
        this.faults = List.copyOf(faults);
    }
}
