package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Problem;

/** Answers to several questions at once, for whoever asks otherwise than by one request for one number. */
@ApplicationScoped
public class Answers {
    @Inject
    Indicators indicators;

    @Inject
    StatisticsAnswers statisticsAnswers;

    /** Refuses what has no answer. @param place where the questions stand in a body */
    public void check(AreaCode area, Questions questions, String place) {
        asked(area, questions, place);
    }

    /** In the caller's transaction, with what is shown to the caller's post. */
    public List<Statistics> of(AreaCode area, Questions questions) {
        return asked(area, questions, "").stream().map(statisticsAnswers::count).toList();
    }

    /** Refuses a number behind which there are no disputes. */
    public void check(AreaCode area, NumberOfCases number, String place) {
        Cases.check(asked(area, number, place), number.cell(), at(place));
    }

    /** The disputes behind a number, those of them that the caller sees. */
    public Cases.Condition behind(AreaCode area, NumberOfCases number) {
        return Cases.behind(asked(area, number, ""), number.cell());
    }

    private static StatisticsQuery.Refusal at(String place) {
        return (field, fault) -> Problem.RULE_BROKEN.at(place + "/" + field, fault);
    }

    private StatisticsQuery asked(AreaCode area, NumberOfCases number, String place) {
        return StatisticsQuery.of(
                number.indicator(),
                area,
                number.from(),
                number.to(),
                number.basis() == null ? Basis.CURRENT : number.basis(),
                Set.of(),
                indicators,
                at(place));
    }

    private List<StatisticsQuery> asked(AreaCode area, Questions questions, String place) {
        var by = EnumSet.noneOf(Grouping.class);
        if (questions.groupBy() != null) by.addAll(questions.groupBy());
        return questions.indicators().stream()
                .map(code -> StatisticsQuery.of(
                        code,
                        area,
                        questions.from(),
                        questions.to(),
                        questions.basis() == null ? Basis.CURRENT : questions.basis(),
                        by,
                        indicators,
                        (field, fault) -> at(place)
                                .of(
                                        field.equals("indicator")
                                                ? "indicators/"
                                                        + questions.indicators().indexOf(code)
                                                : field,
                                        fault)))
                .toList();
    }
}
