//! A broker whose faults can be ordered: librdkafka's mock cluster, in the test's process.

use super::broker;
use super::worker::Setup;
use rdkafka::mocking::MockCluster;
use rdkafka::producer::DefaultProducerContext;

/// A mock cluster with the topics of one test. Everything the test does on its thread goes there.
pub struct Cluster {
    pub mock: MockCluster<'static, DefaultProducerContext>,
    pub setup: Setup,
}

impl Cluster {
    /// Brokers 1 to `brokers`, and topics of so many partitions, each on every broker.
    pub fn start(name: &str, brokers: i32, partitions: i32) -> Self {
        let mock = MockCluster::new(brokers).unwrap();
        broker::adopt(mock.bootstrap_servers());
        let mut setup = Setup::named(name, partitions);
        setup.sessions = &["kafka.consumer.session.timeout.ms=6000", "kafka.consumer.heartbeat.interval.ms=300"];
        for topic in setup.topics() {
            mock.create_topic(topic, partitions, brokers).unwrap();
        }
        Self { mock, setup }
    }
}
