package org.rowan.incident;

import java.math.BigDecimal;

/// A point on earth. Units: millionths of a degree, north and east above zero.
public record Coordinates(int latitude, int longitude) {
    private static final int DEGREE = 1_000_000;

    public Coordinates {
        if (Math.abs((long) latitude) > 90L * DEGREE || Math.abs((long) longitude) > 180L * DEGREE) {
            throw new IllegalArgumentException("a point lies within 90 degrees north or south and 180 east or west");
        }
    }

    /// In degrees, exactly.
    public String latitudeText() {
        return degrees(latitude);
    }

    public String longitudeText() {
        return degrees(longitude);
    }

    private static String degrees(int millionths) {
        return BigDecimal.valueOf(millionths, 6).toPlainString();
    }
}
