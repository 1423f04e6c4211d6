process.stdout.write('turnout: no commands yet\n');
