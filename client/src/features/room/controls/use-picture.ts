import { useEffect, useState } from "react";

export const canPicture = () =>
  document.pictureInPictureEnabled === true &&
  "requestPictureInPicture" in HTMLVideoElement.prototype;

/** The big video in a small window above all others. `find` gives it; null while there is none. */
export function usePicture(find: () => HTMLVideoElement | null) {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    const look = () => setIsOn(document.pictureInPictureElement != null);
    addEventListener("enterpictureinpicture", look, true);
    addEventListener("leavepictureinpicture", look, true);
    return () => {
      removeEventListener("enterpictureinpicture", look, true);
      removeEventListener("leavepictureinpicture", look, true);
      if (document.pictureInPictureElement)
        void document.exitPictureInPicture().catch(() => undefined);
    };
  }, []);
  return {
    isOffered: canPicture(),
    isOn,
    /** false: there is nothing to be seen now. */
    toggle: async (): Promise<boolean> => {
      if (document.pictureInPictureElement) await document.exitPictureInPicture();
      else {
        const video = find();
        if (!video || video.readyState === 0) return false;
        await video.requestPictureInPicture();
      }
      return true;
    },
  };
}
