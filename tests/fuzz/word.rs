//! What is heard at the socket where two screens meet: any bytes, and never more than words come of them.

use std::io::Write;
use std::os::unix::net::UnixStream;

use briefing::run::link::peer::Peer;
use briefing::state::second_screen::peer_message::{PeerMessage, decode, encode};

/// Hears bytes as they come over the socket, and as one line.
pub fn word(bytes: &[u8]) -> Vec<PeerMessage> {
    let (mut near, far) = UnixStream::pair().unwrap();
    let mut peer = Peer::new(far).unwrap();
    near.write_all(bytes).unwrap();
    drop(near);
    // It ends with the first thing that is wrong, or with the end.
    while peer.receive().is_ok() {}
    let mut words: Vec<PeerMessage> = peer.words.drain(..).collect();
    words.extend(decode(bytes));
    for word in &words {
        assert_eq!(decode(&encode(word)).as_ref(), Ok(word), "what can be heard can be said");
    }
    words
}
