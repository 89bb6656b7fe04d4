import java.io.FileInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Prints the path and the size of each entry of a zip, read as a stream. */
public class ReadZip {
  public static void main(String[] arguments) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new FileInputStream(arguments[0]))) {
      byte[] buffer = new byte[65536];
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        long size = 0;
        for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) size += read;
        System.out.println(entry.getName() + " " + size);
      }
    }
  }
}
