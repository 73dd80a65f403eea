package org.rowan.media.decode;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.iptc.IptcDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.port.Media.Field;
import org.rowan.port.Media.Fields;
import org.rowan.signal.WhyUndecodable;

/// Reads what a camera or an editor wrote into a picture: EXIF with its GPS part, and IPTC.
public final class ExifFields {
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 400;

    private ExifFields() {}

    /// - Shapes: at most 500 fields, names such as `GPS: GPS Latitude`; longer values are cut.
    public static Fields of(FileBytes file) throws RefusedException {
        if (Sniffed.of(file) instanceof Sniffed.Not(WhyUndecodable why)) {
            throw new RefusedException(why);
        }
        List<Field> fields = new ArrayList<>();
        try {
            var metadata = ImageMetadataReader.readMetadata(
                    new ByteArrayInputStream(file.array(), file.start(), file.length()), file.length());
            for (Directory directory : metadata.getDirectories()) {
                if (directory instanceof ExifDirectoryBase || directory instanceof IptcDirectory) {
                    directory.getTags().stream()
                            .map(tag -> field(directory, tag))
                            .flatMap(Optional::stream)
                            .limit(MOST_FIELDS - fields.size())
                            .forEach(fields::add);
                }
            }
        } catch (IOException | ImageProcessingException | RuntimeException e) {
            throw new RefusedException(WhyUndecodable.BROKEN); // the reason may quote the file
        }
        return new Fields(fields);
    }

    private static Optional<Field> field(Directory directory, Tag tag) {
        String value = tag.getDescription();
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String name = plain(directory.getName() + ": " + tag.getTagName(), LONGEST_NAME);
        return Optional.of(new Field(name, new Personal<>(plain(value, LONGEST_VALUE))));
    }

    /// Without control characters, which could forge lines where a value is shown.
    private static String plain(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }
}
