package dev.porthole.app.alerts.alarms.file;

import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.yaml.FileMistake;
import dev.porthole.app.yaml.FolderWatch;
import dev.porthole.connectors.api.Subscription;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarms that are evaluated: those of a person's own file, which is read again when it is saved, or while there is
 * none the six that come with Porthole. A file that is broken keeps the alarms that it last had. Thread-safe.
 */
public final class AlarmLibrary implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmLibrary.class);
    private static final String NAME = "alarms.yaml";
    private static final String SCHEMA = "alarms.schema.json";

    private final Path file;
    private final FolderWatch watch;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<AlarmDefinition> builtIn;
    private volatile Read read;

    /**
     * What there is at the moment.
     *
     * @param own whether they are of a person's own file
     * @param mistakes of that file; the alarms are then older ones
     */
    public record Read(List<AlarmDefinition> alarms, boolean own, List<FileMistake> mistakes) {
        public Read {
            alarms = List.copyOf(alarms);
            mistakes = List.copyOf(mistakes);
        }
    }

    /** @param folder of the person's file; need not be there */
    public AlarmLibrary(Path folder) {
        this.file = folder.resolve(NAME);
        this.watch = new FolderWatch(folder, "porthole-alarms", this::readAgain);
        this.builtIn = builtIn();
        this.read = new Read(builtIn, false, List.of());
    }

    /** @throws IllegalArgumentException when they have a mistake; that is a bug */
    private static List<AlarmDefinition> builtIn() {
        ReadAlarms shipped = AlarmReader.read(resource(NAME));
        if (!shipped.isGood()) {
            throw new IllegalArgumentException(NAME + ": " + shipped.mistakes());
        }
        return shipped.alarms();
    }

    /** Reads the person's file, and keeps up with it until closed. */
    public void begin() {
        watch.begin();
        readAgain();
    }

    public Read now() {
        return read;
    }

    public List<AlarmDefinition> alarms() {
        return read.alarms();
    }

    /** Where a person's own alarms are, or would be. */
    public Path file() {
        return file;
    }

    /** Calls {@code changed} whenever alarms may be other ones than before; on a thread of its own. */
    public Subscription listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** Puts the alarms that came with Porthole where they can be edited, unless a file is there; with the schema for editors. */
    public void makeOwn() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.write(file, resource(NAME));
        }
        Path schema = file.resolveSibling(SCHEMA);
        if (!Files.exists(schema)) {
            Files.write(schema, schema());
        }
        readAgain();
    }

    /** What a file of alarms may have, for editors that can complete by it. */
    static byte[] schema() {
        return resource(SCHEMA);
    }

    /** Reads the person's file again at once. */
    public void readAgain() {
        synchronized (this) {
            read = readFile();
        }
        listeners.forEach(Runnable::run);
    }

    private Read readFile() {
        if (!Files.exists(file)) {
            return new Read(builtIn, false, List.of());
        }
        ReadAlarms found;
        try {
            long size = Files.size(file);
            found = size > AlarmReader.MOST_BYTES
                    ? new ReadAlarms(
                            List.of(),
                            List.of(FileMistake.ofFile("tooLarge", size / 1024, AlarmReader.MOST_BYTES / 1024)))
                    : AlarmReader.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            LOG.info("{} cannot be read", file, unreadable);
            found = new ReadAlarms(List.of(), List.of(FileMistake.ofFile("unreadable")));
        }
        return found.isGood()
                ? new Read(found.alarms(), true, List.of())
                : new Read(read.alarms(), read.own(), found.mistakes());
    }

    private static byte[] resource(String name) {
        try (InputStream in = AlarmLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
