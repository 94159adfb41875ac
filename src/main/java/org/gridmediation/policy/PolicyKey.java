package org.gridmediation.policy;

import java.util.regex.Pattern;

/** What a district may set for itself, and what counts where it has set nothing. */
public enum PolicyKey {
    /** Whether a return visit is for somebody else than the mediator. */
    RETURN_VISIT_BY_ANOTHER("false", "true|false"),
    /** How soon a danger of escalation is to be reported: the law says at once (人民调解法 art. 25). */
    ESCALATION_REPORT_MINUTES("60", "[1-9][0-9]{0,3}"),
    /** How long after it was reported a dispute may be sent: officers note complaints offline. */
    LATE_REPORT_HOURS("72", "[1-9][0-9]{0,2}"),
    /** On which day of the next month a month's reports are drafted, and until whose end they are to be submitted. */
    REPORT_DUE_DAY("3", "[1-9]|1[0-9]|2[0-8]"),
    /** Outside the tier chain no number is shown that is smaller, zero excepted. */
    SMALL_NUMBER_THRESHOLD("5", "[0-9]{1,2}"),
    /** Whether that holds for district and city too, and not only for platforms. */
    SMALL_NUMBERS_HIDDEN_ABOVE("false", "true|false");

    final String preset;
    private final Pattern form;

    PolicyKey(String preset, String form) {
        this.preset = preset;
        this.form = Pattern.compile(form);
    }

    boolean takes(String value) {
        return form.matcher(value).matches();
    }
}
