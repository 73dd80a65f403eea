package org.rowan.video;

/// Which frames of a film are hashed: every `step`-th, the first included.
///
/// - Units: `framesPerSecond` as the container has it on average, above 0.
/// - Source: vPDQ reference, `vpdq/cpp`: the step is cut to a whole number, and 1 when that gives 0.
public record Sampling(int step, double framesPerSecond) {
    /// Films claim any rate; beyond this it is no rate.
    private static final double FASTEST = 1_000_000;

    public Sampling {
        if (step < 1 || !(framesPerSecond > 0 && framesPerSecond <= FASTEST)) {
            throw new IllegalArgumentException("a film has a step of 1 or more and a rate above 0; got %d and %s"
                    .formatted(step, framesPerSecond));
        }
    }

    /// - Units: `secondsPerHash`: 0 for every frame.
    public static Sampling of(double secondsPerHash, double framesPerSecond) {
        double step = secondsPerHash * framesPerSecond;
        return new Sampling((int) Math.max(1, Math.min(Integer.MAX_VALUE, step)), framesPerSecond);
    }

    /// The frame number of the hash number `index`, from 0.
    public int frame(int index) {
        return Math.multiplyExact(index, step);
    }

    /// - Source: the reference divides as 32-bit floats.
    public float seconds(int frame) {
        return (float) frame / (float) framesPerSecond;
    }
}
