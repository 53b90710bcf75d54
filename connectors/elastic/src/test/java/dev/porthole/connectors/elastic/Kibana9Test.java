package dev.porthole.connectors.elastic;

class Kibana9Test extends ThroughKibana {
    Kibana9Test() {
        super(KibanaDouble.Mode.KIBANA_9);
    }
}
