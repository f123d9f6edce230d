//! Which addresses may be connected to: no service's answer leads into one's own network.

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Whether an address is one of the internet: not private, loopback, link-local, shared, reserved.
pub(in crate::enrich) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
        // Multicast and reserved, broadcast included.
        || a >= 224;
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    // Forms that carry an IPv4 address inside: mapped, compatible, NAT64, 6to4.
    let inner = match segments {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            Some((high, low))
        }
        _ => None,
    };
    if let Some((high, low)) = inner {
        return is_public_v4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)));
    }
    // What is handed out stands in 2000::/3; documentation and benchmarking stand in it too.
    (0x2000..0x4000).contains(&segments[0]) && !(segments[0] == 0x2001 && (segments[1] == 0xdb8 || segments[1] == 2))
}

/// The address that stands in a URL in place of a name.
pub(in crate::enrich) fn literal(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_matches(['[', ']']).parse().ok()
}

/// A name that leads to private addresses only.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{host} leads to private addresses only")]
pub(super) struct PrivateAddress {
    host: String,
    /// Whether it is the service's own name, and not one that a redirect leads to.
    pub(super) own: bool,
}

/// Resolves names with the system's resolver and lets only public addresses through. What is checked
/// is what is connected to, so that a name cannot change in between.
#[derive(Debug, Clone)]
pub(super) struct Resolver {
    /// The service's own host.
    pub(super) host: String,
    /// Whether that one may lead to a private address.
    pub(super) in_house: bool,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let own = self.host.eq_ignore_ascii_case(&host);
        let private = own && self.in_house;
        Box::pin(async move {
            let found = tokio::net::lookup_host((host.as_str(), 0)).await?;
            let addresses: Vec<SocketAddr> = found.filter(|address| private || is_public(address.ip())).collect();
            if addresses.is_empty() {
                return Err(PrivateAddress { host, own }.into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_internet_are_public() {
        for public in ["8.8.8.8", "91.198.174.192", "100.63.0.1", "2a02:ec80:300:ed1a::1", "::ffff:8.8.8.8"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "192.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:a00:1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:db8::1",
            "::7f00:1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_home_is_refused_unless_it_is_the_configured_one() {
        let resolve =
            |host: &str, in_house| Resolver { host: host.to_owned(), in_house }.resolve("localhost".parse().unwrap());
        let refused = resolve("localhost", false).await.map(|_| ()).unwrap_err();
        assert!(refused.downcast_ref::<PrivateAddress>().unwrap().own);
        let refused = resolve("other.example", true).await.map(|_| ()).unwrap_err();
        assert!(!refused.downcast_ref::<PrivateAddress>().unwrap().own);
        assert!(resolve("LOCALHOST", true).await.is_ok());
    }
}
