const secret = location.hash.slice(1);
if (secret) {
  document.getElementById('token').value = secret;
  history.replaceState(null, '', location.pathname);
}
