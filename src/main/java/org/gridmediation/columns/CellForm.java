package org.gridmediation.columns;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.link.ExternalNumber;
import org.gridmediation.privacy.HalfWidth;
import org.gridmediation.privacy.Phone;

/** As what a cell is read; each gives one text for all ways to write the same. */
public enum CellForm {
    TEXT {
        @Override
        public String read(RowReader row, Column column) {
            return row.text(column);
        }
    },
    /** A number that is a name. */
    NUMBER {
        @Override
        public String read(RowReader row, Column column) {
            return row.number(column);
        }
    },
    /** As it is kept of an identity document. */
    DOCUMENT {
        @Override
        public String read(RowReader row, Column column) {
            var number = row.number(column);
            return number == null ? null : HalfWidth.of(number).strip().toUpperCase(Locale.ROOT);
        }
    },
    PHONE {
        @Override
        public String read(RowReader row, Column column) {
            return row.value(column, text -> Phone.parse(text).value());
        }
    },
    /** A name that is compared without spaces, width of characters and case. */
    PLAIN {
        @Override
        public String read(RowReader row, Column column) {
            var name = row.text(column);
            return name == null ? null : ExternalNumber.plain(name);
        }
    },
    AREA {
        @Override
        public String read(RowReader row, Column column) {
            return row.value(column, text -> new AreaCode(text).value());
        }
    },
    ID {
        @Override
        public String read(RowReader row, Column column) {
            return row.value(column, text -> {
                if (!text.matches(UUID_FORM)) throw new IllegalArgumentException("WRONG_FORMAT");
                return UUID.fromString(text).toString();
            });
        }
    },
    WHOLE {
        @Override
        public String read(RowReader row, Column column) {
            return row.value(column, text -> {
                if (!text.matches("\\d{1,15}")) throw new IllegalArgumentException("WHOLE_NUMBER");
                return String.valueOf(Long.parseLong(text));
            });
        }
    },
    DAY {
        @Override
        public String read(RowReader row, Column column) {
            var day = row.day(column);
            return day == null ? null : day.toString();
        }
    },
    TIME {
        @Override
        public String read(RowReader row, Column column) {
            return row.time(column);
        }
    },
    ONE {
        @Override
        public String read(RowReader row, Column column) {
            return row.word(column);
        }
    },
    SEVERAL {
        @Override
        public String read(RowReader row, Column column) {
            var several = row.several(column);
            return several == null ? null : joined(several);
        }
    },
    POSTS {
        @Override
        public String read(RowReader row, Column column) {
            var posts = row.several(column);
            if (posts == null) return null;
            try {
                return HeldPosts.of(posts).text();
            } catch (IllegalArgumentException wrong) {
                row.wrong(column, wrong.getMessage());
                return null;
            }
        }
    },
    /** For people: our own exports have it, and an import does not look at it. */
    UNREAD {
        @Override
        public String read(RowReader row, Column column) {
            return null;
        }
    };

    public static final String SEPARATOR = "；";
    private static final String UUID_FORM = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** @return null when there is nothing in it, or something that is wrong, which the row then knows */
    public abstract String read(RowReader row, Column column);

    public static String joined(List<String> several) {
        return several.isEmpty() ? null : String.join(SEPARATOR, several);
    }

    /** How SQL tells a point of time in the same text. */
    public static String time(String column) {
        return "to_char(" + column + " at time zone interval '8 hours', 'YYYY-MM-DD\"T\"HH24:MI:SS\"+08:00\"')";
    }
}
