package org.rowan.media.decode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/// Pictures whose detail falls off with its fineness, as in photographs, with a few hard edges; made by
/// code.
final class MadePhotos {
    private static final int OCTAVES = 8;
    private static final int COARSEST = 4;
    private static final int CHANNELS = 3;

    private MadePhotos() {}

    /// - Units: sides in pixels; the same seed always gives the same picture.
    static BufferedImage photo(long seed, int width, int height) {
        Random random = new Random(seed);
        double falloff = 0.45 + 0.3 * random.nextDouble();
        double[][][] noise = noise(random);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = 0;
                for (int channel = 0; channel < CHANNELS; channel++) {
                    double value = at(noise, channel, (double) x / width, (double) y / height, falloff);
                    int grain = (int) (3 * random.nextGaussian());
                    pixel = pixel << 8 | Math.clamp((int) (128 + value) + grain, 0, 255);
                }
                image.setRGB(x, y, pixel);
            }
        }
        edges(image, random);
        return image;
    }

    private static double[][][] noise(Random random) {
        double[][][] noise = new double[OCTAVES][][];
        for (int octave = 0; octave < OCTAVES; octave++) {
            int side = (COARSEST << octave) + 1;
            noise[octave] = new double[CHANNELS * side][side];
            for (double[] row : noise[octave]) {
                for (int i = 0; i < side; i++) row[i] = random.nextGaussian();
            }
        }
        return noise;
    }

    /// The coarse octaves are common to the channels, the fine ones are not.
    private static double at(double[][][] noise, int channel, double across, double down, double falloff) {
        double sum = 0;
        double amplitude = 60;
        for (int octave = 0; octave < OCTAVES; octave++, amplitude *= falloff) {
            int cells = COARSEST << octave;
            int row = (octave < 3 ? 0 : channel) * (cells + 1) + (int) (down * cells);
            int column = (int) (across * cells);
            double right = across * cells - column;
            double below = down * cells - (int) (down * cells);
            double[] upper = noise[octave][row];
            double[] lower = noise[octave][row + 1];
            sum += amplitude
                    * ((upper[column] * (1 - right) + upper[column + 1] * right) * (1 - below)
                            + (lower[column] * (1 - right) + lower[column + 1] * right) * below);
        }
        return sum;
    }

    private static void edges(BufferedImage image, Random random) {
        int width = image.getWidth();
        int height = image.getHeight();
        Graphics2D pen = image.createGraphics();
        for (int i = random.nextInt(10); i > 0; i--) {
            pen.setColor(new Color(random.nextInt(1 << 24)));
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            if (random.nextBoolean()) pen.fillOval(x, y, random.nextInt(width / 2), random.nextInt(height / 2));
            else pen.fillRect(x, y, random.nextInt(width / 3), random.nextInt(height / 3));
        }
        pen.dispose();
    }
}
