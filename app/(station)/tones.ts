let audio: AudioContext | undefined;

function tone(hertz: number, milliseconds: number, shape: OscillatorType, after = 0) {
  audio ??= new AudioContext();
  const begin = audio.currentTime + after / 1000;
  const end = begin + milliseconds / 1000;
  const volume = new GainNode(audio, { gain: 0.12 });
  volume.gain.setValueAtTime(0.12, end - 0.02);
  volume.gain.linearRampToValueAtTime(0, end);
  const voice = new OscillatorNode(audio, { frequency: hertz, type: shape });
  voice.connect(volume).connect(audio.destination);
  voice.start(begin);
  voice.stop(end);
}

/** Short and high: counted. Long and low: put it back. Two steps up: the box is complete. */
export const tones = {
  right: () => tone(990, 80, 'sine'),
  wrong: () => tone(150, 380, 'square'),
  complete: () => {
    tone(880, 90, 'sine');
    tone(1320, 140, 'sine', 100);
  },
};
