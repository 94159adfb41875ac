package org.gridmediation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridmediation.report.MonthlyReturn.Column;
import org.gridmediation.report.MonthlyReturn.Line;

/** The columns of 人民调解案件情况统计表 in their order, each under up to three headings. */
final class ReturnLayout {
    static final String TITLE = "人民调解案件情况统计表";
    private static final String SUM = "小计";
    private static final int FEN_OF_TEN_THOUSAND_YUAN = 6;

    private static final Map<String, String> COMMITTEES = Map.of(
            "VILLAGE", "村调委会",
            "RESIDENTS", "居调委会",
            "TOWNSHIP", "乡镇调委会",
            "SUBDISTRICT", "街道调委会",
            "ENTERPRISE", "企事业单位调委会",
            "SOCIAL", "社会团体和其他组织调委会");
    private static final Map<String, String> FORMS = Map.of("ORAL", "口头协议", "WRITTEN", "书面协议");
    private static final Map<String, String> PREVENTED = Map.of(
            "SUICIDE", "防止民间纠纷引起自杀",
            "CRIME", "防止民间纠纷转化为刑事案件",
            "MASS_PETITION", "防止群体性上访",
            "ARMED_FIGHT", "防止群体性械斗");

    /**
     * @param part the third heading, or null
     * @param value null where there is nothing to say
     */
    record Place(String group, String name, String part, Function<Line, Number> value) {
        boolean isMoney() {
            return name.endsWith("（万元）");
        }

        /** In one line. */
        String heading() {
            if (part == null || part.equals(SUM)) return name;
            return part.length() == 1 ? name + "（" + part + "）" : "其中：" + part;
        }
    }

    private ReturnLayout() {}

    static List<Place> of(MonthlyReturn content) {
        var places = new ArrayList<Place>();
        var figures = content.total().figures();
        var cases = "调解案件情况";
        places.add(place(cases, "调解案件总数（件）", Figures::cases));
        places.add(place(cases, "涉及当事人数（人）", Figures::parties));
        places.add(place(cases, "调解成功（件）", Figures::settled));
        places.add(place(cases, "疑难复杂案件（件）", Figures::complex));
        places.add(place(cases, "协议涉及金额（万元）", f -> BigDecimal.valueOf(f.amount(), FEN_OF_TEN_THOUSAND_YUAN)));
        figures.committees()
                .keySet()
                .forEach(kind -> places.add(place(
                        "不同主体调解情况（件）", COMMITTEES.get(kind), f -> f.committees().get(kind))));
        add(places, "案件来源（件）", content.columns().sources(), Figures::sources);
        add(places, "案件分类情况（件）", content.columns().types(), Figures::types);
        figures.forms()
                .keySet()
                .forEach(form -> places.add(
                        place("协议形式（件）", FORMS.get(form), f -> f.forms().get(form))));
        var prevention = "排查预防纠纷";
        places.add(new Place(prevention, "排查纠纷（次）", null, line -> stated(content, line, content.screenings())));
        places.add(new Place(prevention, "预防纠纷（件）", null, line -> stated(content, line, content.disputesPrevented())));
        figures.prevented().keySet().forEach(kind -> {
            places.add(new Place(prevention, PREVENTED.get(kind), "件", line -> line.figures()
                    .prevented()
                    .get(kind)
                    .cases()));
            places.add(new Place(prevention, PREVENTED.get(kind), "人", line -> line.figures()
                    .prevented()
                    .get(kind)
                    .people()));
        });
        add(places, "综治分类（件）", content.columns().publicOrderTypes(), Figures::publicOrderTypes);
        return places;
    }

    /** It is the area's own word, and stands in the total alone. */
    private static Number stated(MonthlyReturn content, Line line, Integer number) {
        return line == content.total() ? number : null;
    }

    private static Place place(String group, String name, Function<Figures, Number> value) {
        return new Place(group, name, null, line -> value.apply(line.figures()));
    }

    /** A column that holds others comes first among them, as their sum. */
    private static void add(
            List<Place> places, String group, List<Column> columns, Function<Figures, Map<String, Long>> numbers) {
        for (var column : columns) {
            if (column.parent() != null) continue;
            var parts = columns.stream()
                    .filter(c -> column.code().equals(c.parent()))
                    .toList();
            places.add(new Place(group, column.nameZh(), parts.isEmpty() ? null : SUM, value(numbers, column.code())));
            parts.forEach(
                    part -> places.add(new Place(group, column.nameZh(), part.nameZh(), value(numbers, part.code()))));
        }
    }

    private static Function<Line, Number> value(Function<Figures, Map<String, Long>> numbers, String code) {
        return line -> numbers.apply(line.figures()).get(code);
    }

    static String unit(Line line) {
        return switch (line.kind()) {
            case UNIT -> line.areaName();
            case SUBORDINATES -> "下级上报总计";
            case OWN -> "本级上报总计";
            case TOTAL -> "合计";
        };
    }

    static String month(MonthlyReturn content) {
        var parts = content.period().split("-");
        return parts[0] + "年" + Integer.parseInt(parts[1]) + "月";
    }
}
