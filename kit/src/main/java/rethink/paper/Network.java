package rethink.paper;

import rethink.model.Model;

/** A network and its name in titles. */
public record Network(String title, Model model) {}
