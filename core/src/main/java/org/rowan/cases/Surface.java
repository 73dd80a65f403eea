package org.rowan.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where on the service the item was. Only surfaces the service can already see exist here; private
/// encrypted messages have no value in this list, on purpose.
public enum Surface {
    PUBLIC_POST("public_post"),
    PROFILE_PICTURE("profile_picture"),
    GROUP_PICTURE("group_picture"),
    UNENCRYPTED_UPLOAD("unencrypted_upload"),
    USER_REPORTED("user_reported"),
    /// No item at all: the account as a whole. It is what an order to freeze is about, and no door takes it.
    ACCOUNT("account");

    private final String label;

    Surface(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Where something can have been that a client hands in.
    public static List<Surface> ofItems() {
        return Arrays.stream(values()).filter(s -> s != ACCOUNT).toList();
    }

    public static Optional<Surface> ofLabel(String label) {
        return ofItems().stream().filter(s -> s.label.equals(label)).findFirst();
    }
}
