package dev.porthole.connectors.elastic;

import static org.codelibs.opensearch.runner.OpenSearchRunner.newConfigs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one real OpenSearch in this JVM, with {@link SampleLogs} in it; started once for all classes. */
public final class OpenSearchNode implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OpenSearchNode.class))
                .getOrComputeIfAbsent("node", key -> Running.start(), Running.class)
                .server();
    }

    private record Running(OpenSearchRunner runner, TestServer server)
            implements ExtensionContext.Store.CloseableResource {

        static Running start() {
            try {
                Path folder = Files.createDirectories(Path.of("target")).toAbsolutePath();
                int port = freePort();
                var runner = new OpenSearchRunner();
                runner.onBuild((number, settings) -> {
                    settings.put("http.port", Integer.toString(port));
                    settings.put("network.host", "127.0.0.1");
                    settings.put("discovery.type", "single-node");
                });
                runner.build(newConfigs()
                        .basePath(
                                Files.createTempDirectory(folder, "opensearch").toString())
                        .clusterName("porthole-test")
                        .numOfNode(1));
                runner.ensureYellow();
                var server = new TestServer(URI.create("http://127.0.0.1:" + port), Optional.empty());
                new SampleLogs(server, false).write();
                return new Running(runner, server);
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        @Override
        public void close() throws IOException {
            runner.close();
            runner.clean();
        }
    }
}
