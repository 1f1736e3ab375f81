#!/usr/bin/env node
import "@stackelberg/cli/main";
