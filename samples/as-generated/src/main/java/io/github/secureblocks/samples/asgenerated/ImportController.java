package io.github.secureblocks.samples.asgenerated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

@Controller
public class ImportController {
    private final NoteRepository notes;

    public ImportController(NoteRepository notes) {
        this.notes = notes;
    }

    /** Reads {@code <notes><note title="...">body</note></notes>}. */
    @PostMapping("/import")
    public String importXml(@RequestAttribute("user") CurrentUser user, @RequestParam String xml)
            throws ParserConfigurationException, IOException, SAXException {
        // plant: no word on who may call rule access/undeclared-endpoint
        // plant: external entities rule xml/external-entities
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        NodeList elements =
                builder.parse(new InputSource(new StringReader(xml))).getElementsByTagName("note");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            notes.save(user.username(), element.getAttribute("title"), element.getTextContent());
        }
        return "redirect:/notes";
    }

    @GetMapping(value = "/backup", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    public String backup(@RequestAttribute("user") CurrentUser user) throws IOException {
        // plant: no word on who may call rule access/undeclared-endpoint
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(notes.search(user.username(), "", "created")));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @PostMapping("/restore")
    public String restore(@RequestAttribute("user") CurrentUser user, @RequestParam String backup)
            throws IOException, ClassNotFoundException {
        // plant: no word on who may call rule access/undeclared-endpoint
        byte[] bytes = Base64.getDecoder().decode(backup);
        // plant: backup rule serial/java-deserialization
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            for (Object each : (List<?>) in.readObject()) {
                Note note = (Note) each;
                notes.save(user.username(), note.title(), note.body());
            }
        }
        return "redirect:/notes";
    }
}
