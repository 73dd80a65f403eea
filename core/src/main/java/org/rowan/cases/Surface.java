package org.rowan.cases;

import java.util.Arrays;
import java.util.Optional;

/// Where on the service the item was. Only surfaces the service can already see exist here; private
/// encrypted messages have no value in this list, on purpose.
public enum Surface {
    PUBLIC_POST("public_post"),
    PROFILE_PICTURE("profile_picture"),
    GROUP_PICTURE("group_picture"),
    UNENCRYPTED_UPLOAD("unencrypted_upload"),
    USER_REPORTED("user_reported");

    private final String label;

    Surface(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Surface> ofLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst();
    }
}
