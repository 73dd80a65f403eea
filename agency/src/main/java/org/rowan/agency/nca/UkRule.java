package org.rowan.agency.nca;

import java.time.LocalDate;

/// One rule with where it comes from and how sure we are.
public record UkRule(Name name, String value, Grade grade, String source, LocalDate checked) {

    /// How sure we are.
    public enum Grade {
        /// Primary or official text, read.
        P,
        /// The primary text, quoted by somebody else.
        Q,
        /// A secondary source only.
        S,
        UNVERIFIED
    }

    /// Every rule there is; a file may name no other.
    public enum Name {
        RULES_VERSION("rules.version"),
        MANNER("manner"),
        PRIORITY_REQUIRED("priority.required"),
        PRIORITY_1_TEST("priority.1.test"),
        PRIORITY_1_DEADLINE("priority.1.deadline"),
        PRIORITY_2_TEST("priority.2.test"),
        PRIORITY_2_DEADLINE("priority.2.deadline"),
        PRIORITY_3_TEST("priority.3.test"),
        PRIORITY_3_DEADLINE("priority.3.deadline"),
        OFFICE_ZONE("office.zone"),
        OFFICE_DAYS("office.days"),
        OFFICE_HOURS("office.hours"),
        PHONE_PRIORITIES("phone.priorities"),
        EMERGENCY("emergency"),
        DUPLICATE("duplicate"),
        UK_LINK("uk-link"),
        UK_LINK_REQUIRED("uk-link.required"),
        SUPPLEMENT("supplement"),
        PORTAL_ORDER("portal.order"),
        RECEIPT_NAME("receipt.name"),
        DECLARATION("declaration"),
        LOGIN_ADDRESSES_WINDOW("login-addresses.window"),
        RELEVANT_DATA_WINDOW("relevant-data.window"),
        RETENTION_REFERENCE("retention.reference"),
        RETENTION_CONTENT("retention.content"),
        REQUEST_ANSWER_WITHIN("request.answer-within");

        private final String key;

        Name(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /// May this rule stop somebody? Only what was read, or quoted word for word, may.
    public boolean binding() {
        return grade == Grade.P || grade == Grade.Q;
    }

    /// For people: the value with its grade.
    public String graded() {
        return "%s [%s: %s, checked %s]".formatted(value, grade, source, checked);
    }
}
