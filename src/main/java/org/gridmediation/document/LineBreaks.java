package org.gridmediation.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Breaks a text into lines as Chinese printing does: no line begins with a closing mark or ends with an opening one (避头尾). */
final class LineBreaks {
    private static final String NOT_FIRST = "，。、；：？！）》〉」』】〕〗”’…—～·％‰℃,.;:?!)]}%";
    private static final String NOT_LAST = "（《〈「『【〔〖“‘([{¥￥$№";

    private LineBreaks() {}

    /** @param end of a paragraph: such a line is not stretched to the margin */
    record Line(String text, double width, boolean end) {}

    /** @param first by how much the first line of each paragraph is shorter than the others */
    static List<Line> lines(String text, double width, double first, IntToDoubleFunction advance) {
        var lines = new ArrayList<Line>();
        for (var paragraph : text.split("\\R", -1)) {
            var characters = paragraph.strip().codePoints().toArray();
            int from = 0;
            do {
                var room = from == 0 ? width - first : width;
                int to = fitting(characters, from, room, advance);
                double wide = 0;
                for (int i = from; i < to; i++) wide += advance.applyAsDouble(characters[i]);
                lines.add(new Line(new String(characters, from, to - from), wide, to == characters.length));
                from = to;
            } while (from < characters.length);
        }
        return lines;
    }

    /** Between two pages no line of a paragraph is alone, neither its first nor its last. */
    static boolean mayPart(List<Line> lines, int at) {
        if (at <= 0 || at >= lines.size() || lines.get(at - 1).end()) return true;
        return at > 1 && !lines.get(at - 2).end() && !lines.get(at).end();
    }

    /** Where the line that starts at {@code from} ends: at the last place where it may, or, in a word longer than a line, anywhere. */
    private static int fitting(int[] characters, int from, double room, IntToDoubleFunction advance) {
        double used = 0;
        int end = from;
        while (end < characters.length) {
            used += advance.applyAsDouble(characters[end]);
            if (used > room + 0.01) break;
            end++;
        }
        if (end == characters.length) return end;
        // A space at the end of a line takes no room.
        if (characters[end] == ' ') return end + 1;
        for (int to = end; to > from; to--) if (mayBreak(characters[to - 1], characters[to])) return to;
        return Math.max(end, from + 1);
    }

    private static boolean mayBreak(int before, int after) {
        if (after == ' ' || NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) return false;
        return before == ' ' || isWide(before) || isWide(after);
    }

    static boolean isWide(int character) {
        return character >= 0x2E80 || character == '“' || character == '”' || character == '…' || character == '—';
    }
}
