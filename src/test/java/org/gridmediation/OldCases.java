package org.gridmediation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmediation.http.Days;

/** Files of old cases and of residents that are sent, sent again with changes, and taken back. */
final class OldCases {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<String> OVER = Set.of("FINISHED", "FAILED", "CANCELLED", "UNDONE");
    private static final List<String> OF_OUTCOME =
            List.of("调解结果", "协议形式", "协议内容", "涉及金额（分）", "协议时间", "履行情况", "履行时间", "回访时间", "回访方式", "满意度", "归档时间", "未达成原因");

    private final Random random;
    private final List<Map<String, String>> cases = new ArrayList<>();
    private final List<String> jobs = new ArrayList<>();

    /** How the jobs ended. */
    final Map<String, Integer> results = new java.util.TreeMap<>();

    OldCases(Random random) {
        this.random = random;
    }

    void send(List<String> grids) {
        var rows = new ArrayList<Map<String, String>>();
        for (int i = random.nextInt(4); i >= 0; i--)
            if (cases.isEmpty() || random.nextBoolean()) {
                var row = agreed(pick(grids));
                if (random.nextInt(3) == 0) end(row);
                cases.add(row);
                rows.add(row);
            } else {
                var row = pick(cases);
                if (rows.contains(row)) continue;
                // What is said of a place that has ended since is not taken.
                if (!grids.contains(row.get("区划代码"))) continue;
                change(row, grids);
                rows.add(row);
            }
        if (!rows.isEmpty()) run("DISPUTES", rows);
    }

    void sendResidents(List<String> grids) {
        var rows = new ArrayList<Map<String, String>>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var row = new LinkedHashMap<String, String>();
            row.put("网格编码", pick(grids));
            row.put("姓名", "示例居民");
            row.put("性别", "女");
            row.put("出生日期", "1980-01-01");
            row.put(
                    "外部编号",
                    "H" + (random.nextBoolean() ? NUMBER.incrementAndGet() : 1 + random.nextInt(NUMBER.get() + 1)));
            row.put("户编号", "H-" + random.nextInt(9));
            if (rows.stream().noneMatch(r -> r.get("外部编号").equals(row.get("外部编号")))) rows.add(row);
        }
        run("RESIDENTS", rows);
    }

    private void run(String kind, List<Map<String, String>> rows) {
        var text = new StringBuilder(String.join(",", rows.get(0).keySet())).append('\n');
        rows.forEach(row -> text.append(String.join(",", row.values())).append('\n'));
        var mode = random.nextInt(4) == 0 ? "ALL_OR_NOTHING" : "VALID_ROWS";
        var job = Api.as("demo-importer")
                .contentType("text/csv")
                .body(text.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=" + kind + "&mode=" + mode + (kind.equals("RESIDENTS") ? "&source=model" : ""))
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        var done = done(job);
        var counts = done.get("rows");
        for (var count : List.of("created", "updated", "unchanged", "rejected"))
            results.merge(kind + " " + count, counts.get(count).asInt(), Integer::sum);
        if (counts.get("rejected").asInt() > 0)
            results.merge(
                    Text.part(Api.as("demo-importer").get(job + "/errors").asString(), "\"code\":\"(\\w+)\""),
                    1,
                    Integer::sum);
        jobs.add(job);
    }

    /** The last one, or any. */
    void undo() {
        if (jobs.isEmpty()) return;
        var job = random.nextInt(3) > 0 ? jobs.get(jobs.size() - 1) : pick(jobs);
        var answer = Api.as("demo-importer").post(job + "/undoing");
        if (answer.statusCode() == 202) {
            var state = done(job).get("state").asText();
            results.merge(state.equals("UNDONE") ? "undone" : "not undone", 1, Integer::sum);
        } else results.merge("undoing " + answer.statusCode(), 1, Integer::sum);
    }

    private static JsonNode done(String job) {
        for (int i = 0; i < 1000; i++) {
            var now = Api.json(Api.as("demo-importer").get(job));
            if (OVER.contains(now.get("state").asText())) return now;
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError(job + " does not end");
    }

    private Map<String, String> agreed(String grid) {
        int n = NUMBER.incrementAndGet();
        var reported = Days.now().minus(Duration.ofDays(13 + random.nextInt(70)));
        var row = new LinkedHashMap<String, String>();
        row.put("案号", "（2020）模调字第%04d号".formatted(n));
        row.put("状态", "已归档");
        row.put("区划代码", grid);
        row.put("纠纷类型", random.nextBoolean() ? "02" : "01");
        row.put("来源", "居民反映");
        row.put("难易程度", random.nextBoolean() ? "简单" : "复杂");
        row.put("标题", "旧案");
        row.put("情况", "楼道堆放杂物。");
        row.put("上报时间", text(reported));
        row.put("调委会", committee(random.nextBoolean() ? History.SUBDISTRICT : grid.substring(0, 12)));
        row.put("受理时间", after(reported, 1));
        row.put("调解员", "麦示例");
        row.put("结案时间", after(reported, 5));
        row.put("调解结果", "达成协议");
        row.put("协议形式", random.nextBoolean() ? "书面" : "口头");
        row.put("协议内容", "清理杂物。");
        row.put("涉及金额（分）", String.valueOf(random.nextInt(5) * 1000));
        row.put("协议时间", after(reported, 4));
        row.put("履行情况", "已履行");
        row.put("履行时间", after(reported, 7));
        row.put("回访时间", after(reported, 9));
        row.put("回访方式", "电话");
        row.put("满意度", String.valueOf(1 + random.nextInt(5)));
        row.put("归档时间", after(reported, 11));
        row.put("未达成原因", "");
        row.put("当事人1地位", "申请人");
        row.put("当事人1姓名或名称", "旧案甲" + random.nextInt(4));
        row.put("当事人2地位", "被申请人");
        row.put("当事人2姓名或名称", "旧案乙" + random.nextInt(4));
        return row;
    }

    private void end(Map<String, String> row) {
        var known = !row.get("调解结果").isEmpty() && cases.contains(row);
        OF_OUTCOME.forEach(column -> row.put(column, ""));
        switch (random.nextInt(3)) {
            case 0 -> {
                row.put("状态", "已撤回");
                // What has an outcome keeps having one.
                if (known) row.put("调解结果", "撤回");
                if (known) row.put("未达成原因", "其他");
            }
            case 1 -> {
                row.put("状态", "调解不成");
                row.put("调解结果", "调解不成");
                row.put("未达成原因", "分歧过大");
            }
            default -> {
                row.put("状态", "终止调解");
                row.put("调解结果", "终止调解");
                row.put("未达成原因", "当事人拒绝");
            }
        }
    }

    private void change(Map<String, String> row, List<String> grids) {
        switch (random.nextInt(6)) {
            case 0 -> row.put("标题", "旧案" + random.nextInt(9));
            case 1 -> row.put("纠纷类型", row.get("纠纷类型").equals("01") ? "14" : "01");
            case 2 -> {
                if (!row.get("调解结果").isEmpty()) row.put("涉及金额（分）", String.valueOf(random.nextInt(9) * 500));
            }
            case 3 -> end(row);
            case 4 -> {
                // Found out to have been settled after all.
                var again = agreed(row.get("区划代码"));
                for (var kept : List.of("案号", "上报时间", "受理时间", "结案时间")) again.put(kept, row.get(kept));
                again.put("协议时间", row.get("受理时间"));
                again.put("履行时间", row.get("结案时间"));
                again.put("回访时间", row.get("结案时间"));
                again.put("归档时间", row.get("结案时间"));
                row.putAll(again);
            }
            // It arose somewhere else.
            default -> {
                row.put("区划代码", pick(grids));
                if (random.nextInt(3) > 0) row.put("调委会", committee(History.SUBDISTRICT));
            }
        }
    }

    private static String committee(String area) {
        return Api.get("he", "/v1/organizations/" + History.committee(area))
                .extract()
                .path("name");
    }

    private static String after(Instant time, int days) {
        return text(time.plus(Duration.ofDays(days)));
    }

    private static String text(Instant time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(Days.ZONE)
                .format(time);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
