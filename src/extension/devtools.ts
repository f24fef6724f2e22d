import browser from 'webextension-polyfill';

void browser.devtools.panels.create('Lastchunk', '/icons/32.png', '/src/extension/inspector.html');
