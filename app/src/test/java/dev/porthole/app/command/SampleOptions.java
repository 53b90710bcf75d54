package dev.porthole.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a person may have typed. */
public final class SampleOptions {

    private SampleOptions() {}

    public static Options demo() {
        return options(Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    public static Options readOnlyDemo() {
        Options writing = demo();
        return new Options(
                writing.kubeconfig(),
                writing.context(),
                writing.namespace(),
                writing.servers(),
                true,
                true,
                writing.theme(),
                writing.language());
    }

    public static Options kubeconfig(Path file) {
        return options(Optional.of(file), Optional.empty(), Optional.empty(), false);
    }

    public static Options kubeconfig(Path file, Optional<Address> kibana) {
        return options(Optional.of(file), Optional.empty(), kibana, false);
    }

    public static Options prometheus(Address address) {
        return options(Optional.empty(), Optional.of(address), Optional.empty(), false);
    }

    /** Only this one, and no cluster. */
    public static Options alertmanager(Address address, boolean readOnly) {
        return new Options(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new NamedServers(
                        Optional.empty(), List.of(address), Optional.empty(), Optional.empty(), Optional.empty()),
                false,
                readOnly,
                Optional.empty(),
                Optional.empty());
    }

    private static Options options(
            Optional<Path> kubeconfig, Optional<Address> prometheus, Optional<Address> kibana, boolean demo) {
        return new Options(
                kubeconfig,
                Optional.empty(),
                Optional.empty(),
                new NamedServers(prometheus, List.of(), Optional.empty(), kibana, Optional.empty()),
                demo,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
