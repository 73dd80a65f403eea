package org.rowan.signal;

/// The eight ways a picture can be turned and mirrored, in the order of `Hashed.dihedral`.
///
/// - Source: PDQ reference, dihedral variants; rotations are counter-clockwise.
public enum Variant {
    ORIGINAL("original"),
    ROTATE90("rotate90"),
    ROTATE180("rotate180"),
    ROTATE270("rotate270"),
    /// Top and bottom swapped.
    FLIP_X("flipX"),
    /// Left and right swapped.
    FLIP_Y("flipY"),
    /// Transposed about the main diagonal.
    FLIP_PLUS1("flipPlus1"),
    /// Transposed about the other diagonal.
    FLIP_MINUS1("flipMinus1");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
