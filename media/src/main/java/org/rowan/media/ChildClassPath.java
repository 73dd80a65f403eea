package org.rowan.media;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rowan.media.child.ChildMain;
import org.rowan.signal.Fingerprints;

/// The few jars a child needs, found where this process loaded them from: a child gets no database driver,
/// no web server and no key store on its class path.
final class ChildClassPath {
    private static final List<String> MARKERS = List.of(
            ChildMain.class.getName(),
            Fingerprints.class.getName(),
            "com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi",
            "com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi",
            "com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi",
            "com.twelvemonkeys.imageio.ImageReaderBase",
            "com.twelvemonkeys.imageio.metadata.Directory",
            "com.twelvemonkeys.image.ResampleOp",
            "com.twelvemonkeys.io.FileUtil",
            "com.twelvemonkeys.lang.StringUtil",
            "com.drew.imaging.ImageMetadataReader",
            "com.adobe.internal.xmp.XMPMeta");

    private ChildClassPath() {}

    /// - Errors: `IOException` when a class lies in no plain jar or folder, as inside a nested jar.
    static List<Path> find() throws IOException {
        Set<Path> paths = new LinkedHashSet<>();
        for (String marker : MARKERS) {
            paths.add(origin(marker));
        }
        return List.copyOf(paths);
    }

    private static Path origin(String className) throws IOException {
        String resource = className.replace('.', '/') + ".class";
        URL url = ChildClassPath.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IOException("starting a decoding process: the class " + className
                    + " was expected on the class path and is not there; the installation is incomplete");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI()).toRealPath();
            }
            String text = url.toURI().toString();
            return Path.of(URI.create(text.substring(0, text.length() - resource.length())))
                    .toRealPath();
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            throw new IOException(
                    "starting a decoding process: its classes were expected in plain jars or folders; they are in "
                            + url.getProtocol() + ": unpack the nested jar",
                    e);
        }
    }
}
