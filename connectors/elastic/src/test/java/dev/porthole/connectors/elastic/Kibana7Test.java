package dev.porthole.connectors.elastic;

class Kibana7Test extends ThroughKibana {
    Kibana7Test() {
        super(KibanaDouble.Mode.KIBANA_7);
    }
}
